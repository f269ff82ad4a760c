import { mkdir } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import bundledChromium from '@sparticuz/chromium'
import { type Browser, chromium, type Page } from 'playwright-core'

/** Pictures that a test leaves for people to look at; ignored by git. */
const OUTPUT = path.join(import.meta.dirname, '../../output')

/** The run of all tests says PICTURES=off: to draw them takes a quarter of the time that is spent on a screen. */
export const KEEPS_PICTURES = process.env.PICTURES !== 'off'

/** The phone of the mock-ups. */
const PHONE = { width: 375, height: 812 }

/**
 * A Chromium that came as an npm package, so that `npm ci` is enough. Runs as root (its sandbox cannot) and without
 * any system font: tests must not depend on how 汉字 look. Not with the package's own flags: `--single-process` hangs
 * when a context is closed.
 */
export async function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: await unpackedChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'],
    headless: true,
  })
}

/**
 * The package unpacks itself into the temporary folder, under a name that another user of this machine may own
 * already: each user gets a folder of their own.
 */
async function unpackedChromium(): Promise<string> {
  const ours = path.join(os.tmpdir(), `jiamenkou-chromium-${os.userInfo().username}`)
  await mkdir(ours, { recursive: true, mode: 0o700 })
  const { TMPDIR } = process.env
  process.env.TMPDIR = ours
  try {
    return await bundledChromium.executablePath()
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
  }
}

/** A page as large as the mock-ups' phone. What the page throws is collected: a test expects it to be empty. */
export async function openPhone(browser: Browser, url: string): Promise<{ page: Page; errors: Error[] }> {
  const context = await browser.newContext({
    viewport: PHONE,
    // Nobody looks: four times fewer pixels to paint.
    deviceScaleFactor: KEEPS_PICTURES ? 2 : 1,
    locale: 'zh-CN',
    hasTouch: true,
  })
  const page = await context.newPage()
  const errors: Error[] = []
  page.on('pageerror', (error) => errors.push(error))
  await page.goto(url)
  return { page, errors }
}

/** Elder mode as the switch in 我的 would leave it; the page is loaded again. */
export async function switchElderModeOn(page: Page): Promise<void> {
  // Taro's H5 storage wraps what it keeps.
  await page.evaluate(() => localStorage.setItem('elder-mode', JSON.stringify({ data: true })))
  await page.reload()
}

/** The reader's own text size, from now on: a browser tells it to a page as the size of the root. 1 is the default. */
export async function setPhoneTextScale(page: Page, scale: number): Promise<void> {
  const css = `html { font-size: ${16 * scale}px !important }`
  await page.addInitScript((rule) => {
    const chosen = new CSSStyleSheet()
    chosen.replaceSync(rule)
    document.adoptedStyleSheets.push(chosen)
  }, css)
  await page.reload()
}

/** Keeps a picture of the whole page, not only of what the phone shows, in tests/output, unless nobody will look. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (!KEEPS_PICTURES) return
  await mkdir(OUTPUT, { recursive: true })
  // Each page scrolls inside its own element: the window has to grow for all of it to show.
  const height = await page.evaluate(() =>
    Math.max(0, ...[...document.querySelectorAll('.taro_page')].map((each) => each.scrollHeight)),
  )
  await page.setViewportSize({ width: PHONE.width, height: Math.max(PHONE.height, height) })
  await page.screenshot({ path: path.join(OUTPUT, `${name}.png`) })
  await page.setViewportSize(PHONE)
}
