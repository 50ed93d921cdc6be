import { expect, test } from 'vitest';
import { sendToEach } from '@/app/(hall)/filings/send-to-each';
import type { Answer } from '@/lib/operations/answer';
import type { RefusalCode } from '@/lib/text/refusals';

const DRAFTS = ['a', 'b', 'c'];
const TAKEN: Answer<unknown> = { ok: true, result: { id: '1' } };

function refusal(code: RefusalCode): Answer<unknown> {
  return { ok: false, kind: 'refused', code, values: {} };
}

/** What each draft answers; TAKEN unless said. Gives the answer, and which drafts were sent to, each with its place. */
async function sent(answers: Record<string, Answer<unknown>>) {
  const asked: string[] = [];
  const answer = await sendToEach(DRAFTS, (filingId, place) => {
    asked.push(`${place}${filingId}`);
    return Promise.resolve(answers[filingId] ?? TAKEN);
  });
  return { answer, asked: asked.join(' ') };
}

test('all take it', async () => {
  expect(await sent({})).toEqual({ answer: { ok: true, result: { refused: [] } }, asked: '0a 1b 2c' });
});

test.each<RefusalCode>(['not-found', 'too-many-documents'])(
  'a draft that says %s is passed, and told',
  async (code) => {
    const [answer, problem] = [refusal(code), refusal(code)];
    expect(await sent({ b: answer })).toEqual({
      answer: { ok: true, result: { refused: [{ filingId: 'b', problem }] } },
      asked: '0a 1b 2c',
    });
  },
);

test('where none takes it, it was refused', async () => {
  const answers = { a: refusal('too-many-documents'), b: refusal('not-found'), c: refusal('not-found') };
  expect(await sent(answers)).toEqual({ answer: answers.a, asked: '0a 1b 2c' });
});

test.each<[string, Answer<unknown>]>([
  ['the session has ended', refusal('signed-out')],
  ['the file is none', { ok: false, kind: 'invalid', fields: { file: 'document-unknown' } }],
  ['the server failed', { ok: false, kind: 'failed', reference: 'x' }],
])('once %s nothing more is sent', async (_, answer) => {
  expect(await sent({ b: answer })).toEqual({ answer, asked: '0a 1b' });
});
