import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { addressOf, dropForwardedAddresses } from '@/lib/auth/address';

test('the address of a request is the last that was added', () => {
  expect(addressOf({ 'x-forwarded-for': '203.0.113.9' })).toBe('203.0.113.9');
  expect(addressOf({ 'x-forwarded-for': '198.51.100.1, 203.0.113.9' })).toBe('203.0.113.9');
});

test('without one it is the same for everybody', () => {
  expect(addressOf({})).toBe('direct');
  expect(addressOf({ 'x-forwarded-for': ' ' })).toBe('direct');
});

test('what a request itself names is gone before anybody reads it, once no proxy is trusted', async () => {
  const seen: unknown[] = [];
  const server = createServer((request, response) => {
    seen.push([request.headers['x-forwarded-for'], request.headers['user-agent']]);
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const headers = { 'x-forwarded-for': '203.0.113.9', 'user-agent': 'test' };
  const ask = () => fetch(`http://127.0.0.1:${String(port)}/`, { headers }).then((answer) => answer.text());
  await ask();
  dropForwardedAddresses();
  await ask();
  server.close();
  expect(seen).toEqual([
    ['203.0.113.9', 'test'],
    [undefined, 'test'],
  ]);
});
