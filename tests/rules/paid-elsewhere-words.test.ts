import { describe, expect, test } from 'vitest';
import { collectionText } from '@/lib/text/collections';
import { noticeSentence } from '@/lib/text/notices';
import { FINDING_ADVICE, paidElsewhereText } from '@/lib/text/payments';

const WHERE = '补缴清册的“本月已提交数据”';
const BY_CENTRE = '经中心审核的请联系管理部撤销';

describe('of a payment that would pay a month which another unit has paid (B-5)', () => {
  test('the unit is told where to take back what, and only what waits still', () => {
    const advice = FINDING_ADVICE['paid-elsewhere'];
    expect(advice).toContain('缴款单还在待收款的，请先撤销缴款');
    for (const part of [WHERE, BY_CENTRE]) expect(advice).toContain(part);
  });

  test('the unit is not told to pay, and while the bank collects, not to take back before that answers', () => {
    expect(paidElsewhereText.state).toContain('请不要付款');
    expect(paidElsewhereText.advice(false)).toBe(FINDING_ADVICE['paid-elsewhere']);
    expect(paidElsewhereText.advice(true)).toMatch(/^托收指令已发送银行，.*才能撤销。缴款单还在待收款的/);
  });

  test('the unit is told neither to wait for another 托收 nor to pay otherwise', () => {
    const values = { number: '1', amount: '1.00', reason: '余额不足', deadline: '2019-09-01', held: 'paid-elsewhere' };
    const notice = noticeSentence({ code: 'collection-failed', values });
    const note = collectionText.failed({ day: '2019-08-20', reason: '余额不足', next: 'take-back' });
    for (const sentence of [notice, note]) {
      expect(sentence).not.toMatch(/再次托收|更改缴款方式/);
      expect(sentence).toContain('不再托收');
    }
    for (const part of [WHERE, BY_CENTRE]) expect(notice).toContain(part);
  });

  test('the unit is not told to see to its balance while the bank collects', () => {
    expect(collectionText.sent({ day: '2019-08-20', next: 'again' })).toContain('请保证账户余额充足');
    expect(collectionText.sent({ day: '2019-08-20', next: 'take-back' })).toMatch(/期间不能撤销或更改缴款方式。$/);
  });

  test('the centre is told that the unit takes it back, and not that it may be sent once refunded', () => {
    expect(collectionText.held('1')).toContain('退回后可以发送');
    expect(collectionText.elsewhere('1')).toMatch(/退回后也不发送.*撤销.*重新办理/);
  });
});

test('a 托收 that failed may be waited for again only where nothing has come', () => {
  const failed = { day: '2019-08-20', reason: '余额不足' };
  expect(collectionText.failed({ ...failed, next: 'again' })).toMatch(/请更改缴款方式，或等待中心再次托收。$/);
  expect(collectionText.failed({ ...failed, next: 'otherwise' })).toMatch(/请更改缴款方式。$/);
});
