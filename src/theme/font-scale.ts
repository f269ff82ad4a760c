/** The guide's ceiling for elder mode and the phone's own text size together (design guide §3). */
const LARGEST_SCALE = 1.6
const ELDER_SCALE = 1.35
const ELDER_OFFER_FROM = 1.3

/**
 * How much the page's text grows beyond its mode, given the phone's own text setting (1 = default).
 * Elder mode already multiplies by 1.35, so that the product of the two never passes 1.6: beyond that, lines of
 * eight characters break and the primary action leaves the screen.
 */
export function fontScale(phoneScale: number, elder: boolean): number {
  const ceiling = elder ? LARGEST_SCALE / ELDER_SCALE : LARGEST_SCALE
  return Math.min(Math.max(phoneScale, 1), ceiling)
}

/** Somebody who has already enlarged the phone's text probably wants elder mode: offered once, never switched on for them. */
export function shouldOfferElderMode(phoneScale: number): boolean {
  return phoneScale >= ELDER_OFFER_FROM
}
