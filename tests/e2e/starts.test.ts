import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPicture, openChromium, openPhone } from '../support/screen/chromium'
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

test('the H5 build starts, and its five tabs lead where they say', async () => {
  const { page, errors } = await openPhone(browser, pages.address)
  for (const [label, path] of [
    ['预约', 'appointments'],
    ['健康', 'health'],
    ['保障', 'coverage'],
    ['我的', 'me'],
    ['首页', 'home'],
  ] as const) {
    await page.locator('.tab-bar:visible').getByRole('link', { name: label }).click()
    await page.waitForURL(`**/#/pages/${path}/index`)
    await page.locator('.tab-bar:visible [aria-current="page"]').getByText(label).waitFor()
    await keepPicture(page, `tab-${path}`)
  }
  expect(errors).toEqual([])
})
