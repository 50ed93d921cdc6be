import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentTypeOf } from '@/lib/operations/document';

function bytes(...parts: (string | number)[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...Buffer.from(part)])));
}

const PNG = bytes(0x89, 'PNG', 0x0d, 0x0a, 0x1a, 0x0a);

describe('what a document is by its first bytes (Q-44)', () => {
  test.each([
    ['a PDF', bytes('%PDF-1.7\n%', 0xe2, 0xe3), 'application/pdf'],
    ['an old PDF', bytes('%PDF-1.0'), 'application/pdf'],
    ['a JPEG of a camera', bytes(0xff, 0xd8, 0xff, 0xe1, 'Exif'), 'image/jpeg'],
    ['a JPEG with a JFIF header', bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16, 'JFIF'), 'image/jpeg'],
    ['a PNG', Uint8Array.from([...PNG, 0, 0, 0, 13, ...bytes('IHDR')]), 'image/png'],
    ['no more than the signature of a PNG', PNG, 'image/png'],
  ])('%s', (_, head, type) => {
    expect(documentTypeOf(head)).toBe(type);
  });

  test.each([
    ['nothing', bytes()],
    ['text', bytes('职工代表大会决议')],
    ['a page that says it is a PDF', bytes('<html><!-- %PDF-1.7 -->')],
    ['a PDF after a blank', bytes(' %PDF-1.7')],
    ['the name of a PDF without its dash', bytes('%PDF')],
    ['a workbook or any other archive', bytes('PK', 3, 4)],
    ['an old Word file', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    ['a program', bytes('MZ', 0x90, 0)],
    ['a GIF', bytes('GIF89a')],
    ['an SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg">')],
    ['half a JPEG signature', bytes(0xff, 0xd8)],
    ['a PNG that a mail program spoilt', bytes(0x89, 'PNG', 0x0a, 0x1a, 0x0a, 0)],
  ])('%s is none', (_, head) => {
    expect(documentTypeOf(head)).toBeNull();
  });

  test('whatever follows, and for no other beginning', () => {
    const signatures = [bytes('%PDF-'), bytes(0xff, 0xd8, 0xff), PNG];
    fc.assert(
      fc.property(
        fc.constantFrom(...signatures),
        fc.uint8Array(),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (signature, rest, place, flipped) => {
          const whole = Uint8Array.from([...signature, ...rest]);
          expect(documentTypeOf(whole)).not.toBeNull();
          const at = place % signature.length;
          whole[at] = (whole[at] ?? 0) ^ flipped;
          expect(documentTypeOf(whole)).toBeNull();
        },
      ),
    );
  });
});
