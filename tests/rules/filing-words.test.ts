import { expect, test } from 'vitest';
import { accountFilingWords } from '@/lib/text/filing-lists';
import { noticeSentence } from '@/lib/text/notices';
import { problemSentence } from '@/lib/text/problems';

test('another draft is said to lie in the list that holds it', () => {
  expect(accountFilingWords('base-adjustment')).toBe('基数调整清册中已有');
  const problem = { code: 'account-in-drafts', values: { list: 'base-adjustment' } };
  expect(problemSentence(problem)).toBe('基数调整清册中已有该职工的未提交数据，请删除其中一条');
  // As they were stored before problems named the list.
  expect(problemSentence({ code: 'account-in-drafts' })).toBe('清册中已有该职工的未提交数据，请删除其中一条');
});

test('what the centre returns is to be mended as its list allows', () => {
  const returned = (kind: string) => noticeSentence({ code: 'review-returned', values: { kind, name: '格桑' } });
  expect(returned('open')).toMatch(/请修改后重新提交，或删除。$/);
  for (const kind of ['seal', 'unseal']) expect(returned(kind)).toMatch(/请撤销后重新办理。$/);
});
