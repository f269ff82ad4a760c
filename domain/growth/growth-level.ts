import { type ZScore, zNumber } from './z-score'

/** Where a child stands among children of its age (WS/T 423-2022, tables 1 and 2). */
export const GROWTH_LEVELS = ['low', 'lower-middle', 'middle', 'upper-middle', 'high'] as const
export type GrowthLevel = (typeof GROWTH_LEVELS)[number]

export const GROWTH_LEVEL_NAMES_ZH = {
  low: '下',
  'lower-middle': '中下',
  middle: '中',
  'upper-middle': '中上',
  high: '上',
} as const satisfies Record<GrowthLevel, string>

/** Exactly −2, −1, +1 and +2 belong to the level that they begin. */
export function growthLevel(score: ZScore): GrowthLevel {
  const z = zNumber(score)
  if (z < -2) return 'low'
  if (z < -1) return 'lower-middle'
  if (z < 1) return 'middle'
  return z < 2 ? 'upper-middle' : 'high'
}
