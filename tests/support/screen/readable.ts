import axe from 'axe-core'
import type { Page } from 'playwright-core'

interface AxeResults {
  violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[]
}

/**
 * What keeps somebody from reading or using the page: text under 4.5:1 against its real ground, names missing for a
 * screen reader, wrong aria. Each as one line; an empty list is what every screen owes.
 */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  // Half a megabyte: a document that has it keeps it while its routes change.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const { violations } = await page.evaluate(async () => {
    const injected = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }
    // Of what it would gather first, none of these rules asks for the style sheets; what passes is of no interest.
    const cheap = { resultTypes: ['violations'], preload: { assets: ['media'] } }
    return injected.axe.run({ runOnly: ['wcag2a', 'wcag2aa'], ...cheap })
  })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}

/** Elements that reach past the phone's right edge: elder mode wraps, it never cuts. */
export async function elementsOutside(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const shown = [...document.querySelectorAll('.page *')].filter(
      (element) => element.getClientRects().length > 0,
    )
    const outside = shown.filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
    return outside.map((element) => `${element.className}: ${element.textContent?.slice(0, 40)}`)
  })
}

/** Tappable elements lower than the minimum (44, in elder mode 60), counting the invisible margin of `::after`. */
export async function smallTargets(page: Page, minimumPx: number): Promise<string[]> {
  const targets = await page.evaluate(() =>
    [...document.querySelectorAll('.page [tabindex="0"]')]
      .filter((element) => element.getClientRects().length > 0)
      .map((element) => {
        const { position, top, bottom } = getComputedStyle(element, '::after')
        const margins = position === 'absolute' ? [top, bottom].map((edge) => -Number.parseFloat(edge)) : []
        const grown = margins.reduce((sum, margin) => sum + Math.max(0, margin || 0), 0)
        const label = element.getAttribute('aria-label') ?? element.textContent
        return {
          heightPx: element.getBoundingClientRect().height + grown,
          name: `${element.className} ${label}`,
        }
      }),
  )
  const small = targets.filter(({ heightPx }) => heightPx < minimumPx - 0.5)
  return small.map(({ heightPx, name }) => `${Math.round(heightPx)} px: ${name}`)
}
