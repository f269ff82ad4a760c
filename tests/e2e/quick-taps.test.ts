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

// The router of H5 puts up a page when its code arrives, whatever was asked for since (decision 204).
test('a page that arrives after another was asked for does not push that one away', async () => {
  const { page, errors } = await openPhone(browser, `${site.address}/#/pages/me/index`)
  const late: (() => void)[] = []
  let isSlow = true
  await page.route('**/js/*.js', async (route) => {
    if (isSlow) await new Promise<void>((goOn) => late.push(goOn))
    await route.continue()
  })
  const tab = (label: string) => page.locator('.tab-bar__tab:visible').filter({ hasText: label })
  await tab('保障').click()
  await expect.poll(() => late.length).toBeGreaterThan(0)
  isSlow = false
  await tab('健康').click()
  const shown = page.locator('.tab-bar__tab--on:visible')
  await expect.poll(() => shown.allInnerTexts()).toEqual(['健康'])

  const arrived = page.waitForResponse(/\.js$/)
  for (const goOn of late) goOn()
  await (await arrived).finished()
  expect(await framesThatShow(page, '.tab-bar__tab--on:visible')).toBe(40)
  expect(await shown.allInnerTexts()).toEqual(['健康'])

  // What was given up for another page comes when it is asked for again.
  await tab('保障').click()
  await expect.poll(() => shown.allInnerTexts()).toEqual(['保障'])
  expect(errors).toEqual([])
})
