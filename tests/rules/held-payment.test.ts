import { describe, expect, test } from 'vitest';
import { arrivedText } from '@/lib/text/payments';

const FACTS = {
  ...{ amount: '1,000.00', deadline: '2019-08-25' },
  ...{ pair: false, whole: false, collection: false, collecting: false },
};

function said(changed: Partial<typeof FACTS>): string {
  return arrivedText.held({ ...FACTS, ...changed });
}

/** Payments by 托收 and by other ways, of units with one person and with two. */
const ALL = [true, false].flatMap((collection) => [true, false].map((pair) => ({ collection, pair })));

describe('what a unit is told of a payment that money has come for', () => {
  test('how much came, that it is not taken back, who refunds it, and when it expires', () => {
    for (const payment of ALL) {
      for (const part of ['已到账 1,000.00 元', '不能撤销', '请管理部退回', '2019-08-25']) {
        expect(said(payment)).toContain(part);
      }
    }
  });

  test('by other ways than 托收: it is paid in no other way but out of suspense, and by two persons in none', () => {
    expect(said({})).toContain('除暂存款抵缴外，也不能改用其他缴款方式。可以补足差额后更改');
    expect(said({})).not.toContain('托收');
    expect(said({ pair: true })).toContain('也不能改用其他缴款方式。可以按应缴金额另行付款');
    expect(said({ pair: true })).not.toContain('抵缴');
  });

  test('by 托收: it may be left for another way, and the bank is not told to collect it', () => {
    for (const pair of [true, false]) {
      const sentence = said({ collection: true, pair });
      expect(sentence).not.toContain('不能改用');
      for (const part of ['不发送托收指令', '可以改用其他缴款方式']) expect(sentence).toContain(part);
      expect(sentence.includes('暂存款抵缴')).toBe(!pair);
    }
  });

  test('by 托收 that the bank has been told of: nothing may be changed, and nothing expires, until it answers', () => {
    const sentence = said({ collection: true, collecting: true });
    for (const part of ['已到账 1,000.00 元', '已发送银行', '扣款失败后']) expect(sentence).toContain(part);
    for (const part of ['2019-08-25', '可以改用', '不发送']) expect(sentence).not.toContain(part);
  });

  test('in several sums that make it up: it is not called too little, nor is there a rest to pay', () => {
    for (const payment of ALL) {
      expect(said({ ...payment, whole: true })).not.toMatch(/不足|差额/);
      expect(said(payment)).toContain('不足应缴金额');
    }
  });
});
