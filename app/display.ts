/** How a reader wants the pages to look; `system` follows what his device says. */
export interface Display {
  type: 'normal' | 'large';
  theme: 'system' | 'light' | 'dark';
  contrast: 'system' | 'more';
  /** Whether a single key, as ?, does anything (WCAG 2.1.4). */
  keys: 'on' | 'off';
}

/** Kept in a cookie of the browser, so that the first byte of a page is already right. */
export const DISPLAY_COOKIE = 'display';

const PLAIN: Display = { type: 'normal', theme: 'system', contrast: 'system', keys: 'on' };

/** Reads the cookie, as "large.dark.more"; what is not there is plain. */
export function readDisplay(cookie: string | undefined): Display {
  const words = new Set(cookie?.split('.'));
  return {
    type: words.has('large') ? 'large' : PLAIN.type,
    theme: words.has('dark') ? 'dark' : words.has('light') ? 'light' : PLAIN.theme,
    contrast: words.has('more') ? 'more' : PLAIN.contrast,
    keys: words.has('off') ? 'off' : PLAIN.keys,
  };
}

export function writeDisplay(display: Display): string {
  return Object.values(display).join('.');
}

/** The attributes of <html> that tokens.css listens to; undefined takes one away. */
export function displayAttributes({ type, theme, contrast, keys }: Display) {
  return {
    'data-type': type === 'large' ? type : undefined,
    'data-theme': theme === 'system' ? undefined : theme,
    'data-contrast': contrast === 'more' ? contrast : undefined,
    'data-keys': keys === 'off' ? keys : undefined,
  };
}
