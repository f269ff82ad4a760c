import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium, openPhone } from '../support/screen/chromium'
import { serveFolder } from '../support/screen/serve-folder'

let browser: Browser
let site: Awaited<ReturnType<typeof serveFolder>>

beforeAll(async () => {
  site = await serveFolder('dist/h5')
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  site?.close()
})

/** Taps 返回 once the next page is painted: no hand is faster. Ends when that page is gone. */
async function goBackAtOnce(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((gone) => {
        let tapped = false
        const atOnce = new MutationObserver(() => {
          const back = document.querySelector<HTMLElement>('.nav-bar__back')
          if (back && !tapped) {
            tapped = true
            requestAnimationFrame(() => requestAnimationFrame(() => back.click()))
          } else if (!back && tapped) {
            atOnce.disconnect()
            gone()
          }
        })
        atOnce.observe(document.body, { childList: true, subtree: true })
      }),
  )
}

/** How many of the next 40 frames show the element: what hides a page late does so within them. */
function framesThatShow(page: Page, selector: string): Promise<number> {
  return page.locator(selector).evaluate(async (element) => {
    let shown = 0
    for (let frame = 0; frame < 40; frame++) {
      await new Promise(requestAnimationFrame)
      if (element.checkVisibility()) shown++
    }
    return shown
  })
}

// The router hid the page that was left 350 ms after it was left, also when it was on top again by then.
test('a page that is left and come back to at once stays on the screen, every time', async () => {
  const { page, errors } = await openPhone(browser, `${site.address}/#/pages/me/index`)
  const way = '.row:has-text("登录以后能给家人约号")'
  for (let round = 0; round < 10; round++) {
    const isBack = goBackAtOnce(page)
    await page.locator(way).click()
    await isBack
    expect(await framesThatShow(page, way), `after round ${round}`).toBe(40)
  }
  expect(errors).toEqual([])
})
