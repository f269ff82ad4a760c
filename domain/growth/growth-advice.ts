import type { EntrySource } from '../kernel/entry-kind'
import { addMonths, type LocalDate } from '../kernel/time'
import type { GrowthAssessment, GrowthJudgement } from './assess-growth'
import { GROWTH_MEASURES, type GrowthMeasure } from './growth-measure'
import type { NutritionClass } from './nutrition-class'
import { zNumber } from './z-score'

/** What a family is told to do. Never a diagnosis: that is the doctor's (journeys E3 34). */
export const GROWTH_ADVICE_KINDS = [
  'nothing-measured',
  'over-seven',
  'not-comparable',
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

export interface AdvisedPoint {
  readonly on: LocalDate
  readonly source: EntrySource
  readonly assessment: GrowthAssessment
}

interface AdvisedChild {
  readonly isOverSeven: boolean
  /** What is older than this before the newest measurement says nothing of today. */
  readonly gapMonths: number
}

/**
 * From the newest judgement of each measure: a visit that only weighs says nothing about the stature of last month.
 * What a family measured at home asks for being measured again where it is done properly; only what staff measured asks
 * to be shown to the doctor, and only staff take it back (rules D-GR-06).
 *
 * @param points oldest first
 */
export function growthAdvice(points: readonly AdvisedPoint[], child: AdvisedChild): GrowthAdvice {
  const nothing = { classes: [], hasFarHead: false }
  if (child.isOverSeven) return { kind: 'over-seven', ...nothing }
  const newest = points.at(-1)
  if (!newest) return { kind: 'nothing-measured', ...nothing }
  const since = addMonths(newest.on, -child.gapMonths)
  const recent = points.filter(({ on }) => on >= since).reverse()
  const byStaff = newestJudged(recent.filter(({ source }) => source === 'staff'))
  const byFamily = newestJudged(recent.filter(({ source }) => source === 'family'))
  if (byStaff.length + byFamily.length === 0) return { kind: 'not-comparable', ...nothing }
  if (byStaff.some(standsOut)) return { kind: 'show-doctor', ...summed(byStaff) }
  if (byFamily.some(standsOut)) return { kind: 'measure-at-clinic', ...summed(byFamily) }
  return { kind: 'on-track', ...nothing }
}

interface Judged {
  readonly measure: GrowthMeasure
  readonly judgement: GrowthJudgement
}

function newestJudged(newestFirst: readonly AdvisedPoint[]): Judged[] {
  return GROWTH_MEASURES.flatMap((measure) => {
    const judgement = newestFirst.find(({ assessment }) => assessment[measure])?.assessment[measure]
    return judgement ? [{ measure, judgement }] : []
  })
}

function standsOut(judged: Judged): boolean {
  return judged.judgement.nutrition !== null || isFarHead(judged) || isFarTall(judged)
}

/** Of heads the standard names no class; what lies outside ±2 SD is looked at. */
function isFarHead({ measure, judgement: { z } }: Judged): boolean {
  return measure === 'head' && (zNumber(z) < -2 || zNumber(z) >= 2)
}

/** Being tall has no class either; outside the standard a doctor looks. */
function isFarTall({ measure, judgement }: Judged): boolean {
  return measure === 'stature' && judgement.z === 'above'
}

function summed(judged: readonly Judged[]): Pick<GrowthAdvice, 'classes' | 'hasFarHead'> {
  const found = judged.flatMap(({ judgement }) => judgement.nutrition ?? [])
  return {
    classes: [...new Set(found)].sort((a, b) => gravity(b) - gravity(a)),
    hasFarHead: judged.some(isFarHead),
  }
}

function gravity(nutrition: NutritionClass): number {
  if (nutrition.startsWith('severely')) return 2
  return nutrition === 'overweight' ? 0 : 1
}
