import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { DemoPersona } from '#domain/account/demo-persona'
import { KEEPS_PICTURES } from './chromium'

/** Pictures that a test leaves for people to look at; ignored by git. */
const OUTPUT = path.join(import.meta.dirname, '../../output')

/** The window of the mock-ups' operators' desk. */
const DESK = { width: 1440, height: 900 }

/** A desktop window in which somebody of the demonstration is logged in. */
export async function openDesk(
  browser: Browser,
  address: string,
  persona: DemoPersona,
): Promise<{ page: Page; errors: Error[] }> {
  const answer = await fetch(`${address}/trpc/auth.demoLogin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona }),
  })
  const { result } = (await answer.json()) as { result: { data: object } }
  const context = await browser.newContext({ viewport: DESK, locale: 'zh-CN' })
  const page = await context.newPage()
  const errors: Error[] = []
  page.on('pageerror', (error) => errors.push(error))
  await page.goto(address)
  // Taro's H5 storage wraps what it keeps.
  await page.evaluate((kept) => localStorage.setItem('session', JSON.stringify({ data: kept })), result.data)
  await page.reload()
  return { page, errors }
}

/**
 * A place of the operators' desk. The one that was left stays in sight until the router has changed them, and its table
 * looks like any other: nothing may be clicked before the place that was asked for stands there alone.
 */
export async function openPlace(page: Page, address: string, place: string): Promise<void> {
  const route = `#/packages/console/pages/${place}/index`
  await page.goto(`${address}/${route}`)
  await page.waitForFunction((href) => {
    const places = [...document.querySelectorAll('.console__link[aria-current="page"]')]
    const shown = places.filter((link) => link.getClientRects().length > 0)
    return shown.length === 1 && shown[0]?.getAttribute('href') === href
  }, route)
}

/** Keeps a picture of the window in tests/output, unless nobody will look. */
export async function keepDesk(page: Page, name: string): Promise<void> {
  if (!KEEPS_PICTURES) return
  await mkdir(OUTPUT, { recursive: true })
  await page.screenshot({ path: path.join(OUTPUT, `${name}.png`) })
}
