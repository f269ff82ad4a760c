import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium, openPhone, switchElderModeOn } from '../support/screen/chromium'
import { accessibilityProblems, elementsOutside, smallTargets } from '../support/screen/readable'
import { serveFolder } from '../support/screen/serve-folder'

let browser: Browser
let pages: Awaited<ReturnType<typeof serveFolder>>

beforeAll(async () => {
  pages = await serveFolder('dist/h5')
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  pages?.close()
})

// Without a server, so that what is measured includes the states of failure.
const PATHS = [
  'pages/home',
  'pages/appointments',
  'pages/health',
  'pages/coverage',
  'pages/me',
  'pages/login',
  'packages/appointment/pages/triage',
  'packages/appointment/pages/sites',
  'packages/patient/pages/add',
  'packages/patient/pages/privacy',
]

test.each(PATHS)('%s can be read and touched, also in elder mode', async (path) => {
  const { page, errors } = await openPhone(browser, `${pages.address}/#/${path}/index`)
  await settle(page)
  await expect.poll(() => accessibilityProblems(page), { timeout: 5000 }).toEqual([])
  expect(await elementsOutside(page)).toEqual([])
  expect(await smallTargets(page, 44)).toEqual([])

  await switchElderModeOn(page)
  await settle(page)
  expect(await page.locator('.page.elder').count()).toBeGreaterThan(0)
  await expect.poll(() => accessibilityProblems(page), { timeout: 5000 }).toEqual([])
  expect(await elementsOutside(page)).toEqual([])
  expect(await smallTargets(page, 60)).toEqual([])
  expect(errors).toEqual([])
  await page.context().close()
})

/** Until the page has drawn its bar and has stopped asking the network. */
async function settle(page: Awaited<ReturnType<typeof openPhone>>['page']): Promise<void> {
  await page.locator('.nav-bar:visible').waitFor()
  await page.waitForLoadState('networkidle')
}
