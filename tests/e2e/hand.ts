import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { DemoPersona } from '#domain/account/demo-persona'
import { keepPicture, openPhone, switchElderModeOn } from '../support/screen/chromium'
import { demoPhone } from '../support/screen/demo-phone'
import { accessibilityProblems, elementsOutside, smallTargets } from '../support/screen/readable'
import type { TestServer } from '../support/server/test-server'

/** The H5 build in somebody's hand. */
export interface Hand {
  readonly page: Page
  readonly tap: (words: string | RegExp) => Promise<void>
  /** A button by its whole words. */
  readonly press: (words: string) => Promise<void>
  readonly shows: (words: string | RegExp) => Promise<void>
  /** What was answered to this hand by one procedure, the newest last. */
  readonly answers: <Answer>(procedure: string) => Answer[]
  /** With false every question goes unanswered, as without a network; the pages themselves are there. */
  readonly setNetwork: (isThere: boolean) => Promise<void>
  /** Nothing sticks out, everything can be read and touched (design guide §10, §11); a picture is kept. */
  readonly look: (name: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** Somebody who has logged in some other day opens a page. */
export async function inTheHandOf(
  browser: Browser,
  server: TestServer,
  {
    persona,
    path,
    elder,
    pictures,
  }: { persona: DemoPersona; path: string; elder: boolean; pictures: string },
): Promise<Hand> {
  const phone = await demoPhone(server, persona)
  const { page, errors } = await openPhone(browser, server.address)
  const answered: { names: string[]; bodies: unknown }[] = []
  page.on('response', async (response) => {
    const { pathname } = new URL(response.url())
    if (!pathname.startsWith('/trpc/') || !response.ok()) return
    const names = pathname.slice('/trpc/'.length).split(',')
    answered.push({ names, bodies: await response.json().catch(() => null) })
  })
  await page.evaluate((kept) => localStorage.setItem('session', kept), phone.session)
  await page.goto(`${server.address}/#${path}`)
  if (elder) await switchElderModeOn(page)
  else await page.reload()
  const seen = (words: string | RegExp) => page.getByText(words).filter({ visible: true })
  return {
    page,
    tap: (words) => seen(words).last().click(),
    press: (words) =>
      page
        .locator('.button:visible')
        .filter({ hasText: new RegExp(`^${words}$`) })
        .last()
        .click(),
    shows: (words) => seen(words).first().waitFor(),
    answers: <Answer>(procedure: string) =>
      answered.flatMap(({ names, bodies }) => {
        const body = Array.isArray(bodies) ? bodies[names.indexOf(procedure)] : undefined
        const result = (body as { result?: { data: Answer } } | undefined)?.result
        return names.includes(procedure) && result ? [result.data] : []
      }),
    async setNetwork(isThere) {
      if (isThere) await page.unroute('**/trpc/**')
      else await page.route('**/trpc/**', (route) => route.abort())
    },
    async look(name) {
      await page.evaluate(restOfMotion)
      await expect.poll(() => elementsOutside(page), { timeout: 5000 }).toEqual([])
      await expect.poll(() => accessibilityProblems(page), { timeout: 5000 }).toEqual([])
      expect(await smallTargets(page, elder ? 60 : 44)).toEqual([])
      await keepPicture(page, `${pictures}-${elder ? 'elder' : 'standard'}-${name}`)
    },
    async close() {
      expect(errors).toEqual([])
      await page.context().close()
    },
  }
}

/** Runs in the page: a sheet that is still rising is pale, and what is pale cannot be read. */
async function restOfMotion(): Promise<void> {
  const ends = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
  await Promise.allSettled(ends.map(({ finished }) => finished))
}
