import { expect, test } from 'vitest';
import { boundedBody } from '@/lib/operations/bounded-body';

function post(body: BodyInit | null, headers: Record<string, string> = {}): Request {
  return new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
}

/** Goes on for ever; says how many pieces were taken. */
function endless(): { body: ReadableStream<Uint8Array>; taken: () => number } {
  let taken = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      taken += 1;
      controller.enqueue(new Uint8Array(1000));
    },
  });
  return { body, taken: () => taken };
}

test('a form comes through whole', async () => {
  const form = new FormData();
  form.set('name', '次仁卓玛');
  const body = await boundedBody(post(form));
  expect((await body?.formData())?.get('name')).toBe('次仁卓玛');
});

test('a body of just the allowed length is taken, one more byte is not', async () => {
  expect(await (await boundedBody(post('1'.repeat(10)), 10))?.text()).toBe('1111111111');
  expect(await boundedBody(post('1'.repeat(11)), 10)).toBeNull();
});

test('no body is an empty one', async () => {
  expect(await (await boundedBody(post(null)))?.text()).toBe('');
});

test('of an endless body no more is taken than is allowed, whatever it said of its length', async () => {
  const { body, taken } = endless();
  expect(await boundedBody(post(body, { 'Content-Length': '5' }), 5000)).toBeNull();
  expect(taken()).toBeLessThan(10);
});
