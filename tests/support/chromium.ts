import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import bundledChromium from '@sparticuz/chromium'
import { type Browser, chromium, type Page } from 'playwright-core'

/** Pictures that a test leaves for people to look at; ignored by git. */
const outputDir = join(import.meta.dirname, '../output')

/** The phone of the mock-ups. */
const phone = { width: 375, height: 812 }

/**
 * A Chromium that came as an npm package, so that `npm ci` is enough. Runs as root (its sandbox cannot) and without
 * any system font: tests must not depend on how 汉字 look.
 */
export async function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: await bundledChromium.executablePath(),
    args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'],
    headless: true,
  })
}

/** A page as large as the mock-ups' phone. Whatever the page throws fails the test that awaits `assertNoPageErrors`. */
export async function openPhone(browser: Browser, url: string): Promise<{ page: Page; errors: Error[] }> {
  const context = await browser.newContext({
    viewport: phone,
    deviceScaleFactor: 2,
    locale: 'zh-CN',
    hasTouch: true,
  })
  const page = await context.newPage()
  const errors: Error[] = []
  page.on('pageerror', (error) => errors.push(error))
  await page.goto(url)
  return { page, errors }
}

/** Keeps a picture in tests/output. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await mkdir(outputDir, { recursive: true })
  await page.screenshot({ path: join(outputDir, `${name}.png`), fullPage: true })
}
