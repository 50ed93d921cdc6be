import { expect, test } from 'vitest';
import { filesMatching } from '../conventions/source-files';
import { helpTopicOf } from '@/lib/text/help-places';
import { HELP_TOPICS, helpTopicText } from '@/lib/text/help-topics';

test('every address has the topic of its longest beginning', () => {
  expect(helpTopicOf('/')).toBe('home');
  expect(helpTopicOf('/change-roster')).toBe('change-roster');
  expect(helpTopicOf('/change-roster/seal')).toBe('seal');
  expect(helpTopicOf('/change-roster/submitted')).toBe('change-roster');
  expect(helpTopicOf('/queries/logs/revoked')).toBe('logs');
  expect(helpTopicOf('/queries/ledger')).toBe('lists');
  expect(helpTopicOf('/admin/log')).toBe('office');
  expect(helpTopicOf('/admin/suspense/7')).toBe('suspense');
});

test('no page of the hall falls back on the help of the home page', () => {
  const pages = filesMatching(/^app\/\(hall\)\/.+\/page\.tsx$/).map((file) =>
    file.replace('app/(hall)', '').replace('/page.tsx', ''),
  );
  expect(pages.length).toBeGreaterThan(30);
  expect(pages.filter((page) => helpTopicOf(page) === 'home')).toEqual([]);
});

test('every topic has a picture of at least three steps, and articles are counted in words', () => {
  expect(Object.values(HELP_TOPICS).filter(({ flow }) => flow.length < 3 || new Set(flow).size < flow.length)).toEqual(
    [],
  );
  expect(helpTopicText.article(19)).toBe('《住房公积金管理条例》第十九条');
  expect(helpTopicText.article(20)).toBe('《住房公积金管理条例》第二十条');
  expect(helpTopicText.article(36)).toBe('《住房公积金管理条例》第三十六条');
});
