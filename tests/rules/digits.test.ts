import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactText, toHalfWidth, trimText } from '@/lib/values/digits';

describe('toHalfWidth', () => {
  it('folds full-width ASCII and the ideographic space, and nothing else', () => {
    expect(toHalfWidth('０１２ＡＢｘ（＋８６）～\u3000单位，')).toBe('012ABx(+86)~ 单位,');
    expect(toHalfWidth('。、￥元·次仁')).toBe('。、￥元·次仁');
  });

  it('undoes widening of all printable ASCII', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const wide = text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
        expect(toHalfWidth(wide)).toBe(text);
      }),
    );
  });
});

describe('trimText', () => {
  it.each([
    ['\u3000张三\u00a0', '张三'],
    ['\ufeff张三\u200b', '张三'],
    ['张\u200b三', '张三'],
    ['\u202a张三\u202c', '张三'],
    ['Tom \u3000\u00a0 Li\t', 'Tom Li'],
    ['一\n二', '一\n二'],
    [' \n\t', ''],
  ])('makes %j %j', (text, expected) => {
    expect(trimText(text)).toBe(expected);
  });

  it('does all it does at once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(trimText(trimText(text))).toBe(trimText(text));
      }),
    );
  });
});

describe('compactText', () => {
  it('leaves no white space at all', () => {
    expect(compactText(' ５４０１０２ \u3000 1965\n0101\u200b0014 ')).toBe('540102196501010014');
  });
});
