import type { EntrySource } from '../kernel/entry-kind'
import type { GrowthAssessment } from './assess-growth'
import type { NutritionClass } from './nutrition-class'
import { zNumber } from './z-score'

/** What a family is told to do. Never a diagnosis: that is the doctor's (journeys E3 34). */
export const GROWTH_ADVICE_KINDS = [
  'nothing-measured',
  'over-seven',
  'on-track',
  'measure-at-clinic',
  'show-doctor',
] as const
export type GrowthAdviceKind = (typeof GROWTH_ADVICE_KINDS)[number]

export interface GrowthAdvice {
  readonly kind: GrowthAdviceKind
  /** What stands out, the gravest first; empty on track. */
  readonly classes: readonly NutritionClass[]
  readonly hasFarHead: boolean
}

/**
 * From the newest measurement. What a family measured at home asks for being measured again where it is done properly;
 * only what staff measured asks to be shown to the doctor (rules D-GR-06).
 */
export function growthAdvice(
  newest: { readonly source: EntrySource; readonly assessment: GrowthAssessment } | null,
  isOverSeven: boolean,
): GrowthAdvice {
  if (isOverSeven) return { kind: 'over-seven', classes: [], hasFarHead: false }
  if (!newest) return { kind: 'nothing-measured', classes: [], hasFarHead: false }
  const { assessment, source } = newest
  const found = Object.values(assessment).flatMap((judged) => (judged?.nutrition ? [judged.nutrition] : []))
  const classes = [...new Set(found)].sort((a, b) => gravity(b) - gravity(a))
  const head = assessment.head ? zNumber(assessment.head.z) : 0
  const hasFarHead = head < -2 || head >= 2
  if (classes.length === 0 && !hasFarHead) return { kind: 'on-track', classes, hasFarHead }
  return { kind: source === 'staff' ? 'show-doctor' : 'measure-at-clinic', classes, hasFarHead }
}

function gravity(nutrition: NutritionClass): number {
  if (nutrition.startsWith('severely')) return 2
  return nutrition === 'overweight' ? 0 : 1
}
