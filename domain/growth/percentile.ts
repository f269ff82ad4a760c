import type { ZScore } from './z-score'

/**
 * Of a hundred children of the age, how many have less: about, because the standard prints columns and no curve. Never 0
 * or 100: there is always somebody.
 */
export function childrenBelow(z: ZScore): number {
  if (z === 'below') return 1
  if (z === 'above') return 99
  return Math.min(99, Math.max(1, Math.round(100 * normalShareBelow(z))))
}

/** The normal distribution by Abramowitz and Stegun 26.2.17, to seven decimals. */
function normalShareBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const tail =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  const above = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * tail
  return z >= 0 ? 1 - above : above
}
