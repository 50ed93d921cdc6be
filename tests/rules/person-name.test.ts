import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPersonName } from '@/lib/values/person-name';

describe('readPersonName (N-4)', () => {
  it.each([
    ['张三', '张三'],
    ['欧阳修', '欧阳修'],
    ['张 三', '张三'],
    ['张\u3000 三 丰', '张三丰'],
    [' 次仁卓玛\u00a0', '次仁卓玛'],
    ['张\u200b三\ufeff', '张三'],
    ['买买提·吐尔逊', '买买提·吐尔逊'],
    ['买买提•吐尔逊', '买买提·吐尔逊'],
    ['买买提・吐尔逊', '买买提·吐尔逊'],
    ['买买提･吐尔逊', '买买提·吐尔逊'],
    ['买买提‧吐尔逊', '买买提·吐尔逊'],
    ['买买提∙吐尔逊', '买买提·吐尔逊'],
    ['买买提.吐尔逊', '买买提·吐尔逊'],
    ['买买提．吐尔逊', '买买提·吐尔逊'],
    ['买买提 · 吐尔逊', '买买提·吐尔逊'],
    ['阿·卜·杜', '阿·卜·杜'],
    ['乔治·W·布什', '乔治·W·布什'],
    ['𠮷田', '𠮷田'],
    ['马骉䶮', '马骉䶮'],
    ['王𰻝', '王𰻝'],
    ['张〇', '张〇'],
    ['徐々', '徐々'],
    ['བཀྲ་ཤིས་ཚེ་རིང', 'བཀྲ་ཤིས་ཚེ་རིང'],
    ['Tom  Li', 'Tom Li'],
    ['Jean-Luc O’Neil', 'Jean-Luc O’Neil'],
    ["D'Arcy J. Smith Jr.", "D'Arcy J. Smith Jr."],
    ['Ｔｏｍ', 'Tom'],
    ['Jose\u0301', 'José'],
    ['张', '张'],
  ])('reads %j as %j', (text, name) => {
    expect(readPersonName(text)).toEqual({ ok: true, name });
  });

  it.each([
    '=1+1',
    '=HYPERLINK("x")',
    '+86',
    '-张三',
    '@SUM(A1)',
    '＝张三',
    "'张三",
    '张三1',
    '张三１',
    '张三༣',
    '张\n三',
    '张\u0000三',
    '张\u0007三',
    '张|三',
    '张三!',
    '<b>张三</b>',
    '张{三}',
    '张三（大）',
    '张,三',
    '张、三',
    '张三;',
    '"张三"',
    '张\\三',
    '张/三',
    '·张三',
    '.',
    '·',
    '张三😀',
    '\ue863',
    'Иван',
    '\ud83d',
  ])('refuses %j', (text) => {
    expect(readPersonName(text)).toEqual({ ok: false, problem: 'characters' });
  });

  it.each(['', ' ', '\u3000\u00a0', '\u200b'])('calls %j empty', (text) => {
    expect(readPersonName(text)).toEqual({ ok: false, problem: 'empty' });
  });

  it('counts bytes, not characters', () => {
    expect(readPersonName('张'.repeat(40))).toMatchObject({ ok: true });
    expect(readPersonName('张'.repeat(41))).toEqual({ ok: false, problem: 'too-long' });
    expect(readPersonName('a'.repeat(120))).toMatchObject({ ok: true });
    expect(readPersonName('a'.repeat(121))).toEqual({ ok: false, problem: 'too-long' });
    expect(readPersonName('𠮷'.repeat(30))).toMatchObject({ ok: true });
    expect(readPersonName('𠮷'.repeat(31))).toEqual({ ok: false, problem: 'too-long' });
  });

  it('answers at once however long the text', () => {
    expect(readPersonName(`${'张 '.repeat(50_000)}1`)).toEqual({ ok: false, problem: 'characters' });
    expect(readPersonName(`a${' ·.'.repeat(50_000)}1`)).toEqual({ ok: false, problem: 'characters' });
  });

  it('leaves a name alone that it has read, and never one that a sheet would run', () => {
    const pieces = fc.constantFrom(
      '张',
      '三',
      '𠮷',
      '·',
      '.',
      ' ',
      '\u3000',
      '•',
      'a',
      'É',
      'བ',
      '་',
      '-',
      '=',
      '1',
      '@',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const reading = readPersonName(parts.join(''));
        if (!reading.ok) return;
        expect(readPersonName(reading.name)).toEqual(reading);
        expect(reading.name).toMatch(/^\p{L}[^=@\d\n\u3000•]*$/u);
      }),
      { numRuns: 1000 },
    );
  });
});
