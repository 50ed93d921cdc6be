import type { Page } from '@playwright/test';
import axe from 'axe-core';

const WCAG_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What axe finds against WCAG 2.2 AA on the page as it stands, a sentence for each rule. Colours are the same at every width, and looking
 * at them takes longer than all the rest: they may be left out. Axe is loaded once into each page, which takes longer than a look.
 */
export async function accessibilityFaults(page: Page, { colours = true } = {}): Promise<string[]> {
  const isLoaded = await page.evaluate(() => 'axe' in window);
  if (!isLoaded) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    ({ tags, colours: enabled }) =>
      (window as unknown as { axe: typeof axe }).axe.run(
        // The overlay of the development server is no part of the page.
        { exclude: ['nextjs-portal'] },
        {
          runOnly: { type: 'tag', values: tags },
          resultTypes: ['violations'],
          rules: { 'color-contrast': { enabled } },
        },
      ),
    { tags: WCAG_AA, colours },
  );
  return violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
