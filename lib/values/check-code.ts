import { compactText } from '@/lib/values/digits';

/**
 * Reads the check code of a paper as people type it, "7K3M-0QX9-TB2E": any case and width, with or without its hyphens, O for 0,
 * I and L for 1. Null where it cannot be one.
 */
export function readCheckCode(text: string): string | null {
  const typed = compactText(text)
    .toUpperCase()
    .replace(/[-–—－]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{12}$/.test(typed)) return null;
  return `${typed.slice(0, 4)}-${typed.slice(4, 8)}-${typed.slice(8)}`;
}
