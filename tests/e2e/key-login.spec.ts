import type { Page } from '@playwright/test';
import { expect, test } from './hall';
import { recordRequests, requestsWith } from './sent-requests';
import { startKeyMiddleware, type KeyMiddleware } from '../support/key-middleware';
import { signerFromFile } from '@/lib/signers/file-signer';
import { KEY_MIDDLEWARE_ADDRESS } from '@/lib/signers/key-signer';
import type { Signer } from '@/lib/signers/signer';
import { certificateLoginText as text, SIGNER_PROBLEMS } from '@/lib/text/certificate-login';

const FILE_PASSWORD = '583926';
const PIN = '71930462';

let driver: KeyMiddleware | undefined;
test.afterEach(async () => {
  await driver?.stop();
  driver = undefined;
});

/** A certificate of the demo, as it would lie in a USB key. */
async function keyOf(page: Page, name: string): Promise<Signer> {
  const response = await page.request.get(`/api/demo-certificates/${name}`);
  return signerFromFile(Uint8Array.from(await response.body()), FILE_PASSWORD);
}

/** Types a PIN and asks to be let in. */
async function enter(page: Page, pin: string): Promise<void> {
  await page.getByLabel(text.password, { exact: true }).fill(pin);
  await page.getByRole('button', { name: text.submit, exact: true }).click();
}

for (const name of ['010044-rsa.p12', '010044-sm2.p12']) {
  test(`logs in by a USB key with the certificate of ${name}, whose PIN goes to its driver only`, async ({ page }) => {
    test.setTimeout(180_000);
    const key = await keyOf(page, name);
    const sent = recordRequests(page);
    await page.goto('/login?kind=ca');
    await page.getByRole('radio', { name: text.media.key }).check();
    await enter(page, PIN);
    await expect(page.getByText(SIGNER_PROBLEMS['no-middleware']).first()).toBeVisible();

    driver = await startKeyMiddleware(PIN, Number(new URL(KEY_MIDDLEWARE_ADDRESS).port));
    await enter(page, PIN);
    await expect(page.getByText(SIGNER_PROBLEMS['no-key']).first()).toBeVisible();

    driver.insert(key);
    await enter(page, '00000000');
    await expect(page.getByText(SIGNER_PROBLEMS['refused-by-key']).first()).toBeVisible();

    await enter(page, PIN);
    await expect(page).toHaveURL(/\/$/, { timeout: 60_000 });
    await expect(page.getByText('雪域科技有限公司').first()).toBeVisible();
    expect(driver.pins).toEqual(['00000000', PIN]);
    const [signed] = requestsWith(sent, [PIN]);
    expect(signed).toBe(`${KEY_MIDDLEWARE_ADDRESS}/signatures`);
    const toTheHall = sent.filter(({ url }) => !url.startsWith(KEY_MIDDLEWARE_ADDRESS));
    expect(requestsWith(toTheHall, [PIN])).toEqual([]);
    expect(toTheHall.some(({ url }) => url.includes('/api/auth/callback/ca'))).toBe(true);
  });
}
