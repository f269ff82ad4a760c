import type { Browser, Locator, Page } from 'playwright-core'
import { openPhone, switchElderModeOn } from '../support/screen/chromium'

/** The H5 build in a parent's hand: every step is a tap on what the screen shows. */
export interface BookingSteps {
  readonly page: Page
  readonly errors: Error[]
  /** A button by its words. */
  readonly button: (words: string | RegExp) => Locator
  readonly tap: (words: string | RegExp) => Promise<void>
  /** Waits until the page on top shows the words. */
  readonly shows: (words: string | RegExp) => Promise<void>
  readonly logIn: (family: string) => Promise<void>
  /** From 我的预约 to the times of the first place. */
  readonly toTimes: () => Promise<void>
  /** The token of whoever is logged in. */
  readonly token: () => Promise<string>
}

export async function openBookingSteps(
  browser: Browser,
  address: string,
  elder = false,
): Promise<BookingSteps> {
  const { page, errors } = await openPhone(browser, `${address}/#/pages/appointments/index`)
  if (elder) await switchElderModeOn(page)
  const button = (words: string | RegExp) => page.locator('.button:visible', { hasText: words }).last()
  const tap = (words: string | RegExp) => button(words).click()
  const shows = (words: string | RegExp) => page.getByText(words).filter({ visible: true }).first().waitFor()
  return {
    page,
    errors,
    button,
    tap,
    shows,
    async logIn(family) {
      await tap('去登录')
      await tap('同意，用示例家庭登录')
      await page.locator('.row:visible', { hasText: family }).click()
      await page.waitForURL('**/#/pages/appointments/index')
    },
    async toTimes() {
      await page.locator('.chip:visible', { hasText: '生病' }).click()
      await shows('现在有下面任何一种吗')
      await tap('以上都没有，去约号')
      // In the evening the earliest is tomorrow, and the button says so.
      await tap(/^去.* · /)
      await shows('约号的规矩')
    },
    token: () =>
      page.evaluate(() => {
        const session = JSON.parse(localStorage.getItem('session') ?? '{}') as { data: { token: string } }
        return session.data.token
      }),
  }
}
