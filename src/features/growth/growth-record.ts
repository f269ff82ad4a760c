import type { GrowthAssessment, GrowthJudgement } from '#domain/growth/assess-growth'
import type { GrowthAdvice } from '#domain/growth/growth-advice'
import type { GrowthValues } from '#domain/growth/growth-measure'
import type { GrowthStandard } from '#domain/growth/growth-standard'
import type { SdTable } from '#domain/growth/sd-table'
import type { EntrySource } from '#domain/kernel/entry-kind'
import type { Sex } from '#domain/kernel/sex'
import type { LocalDate } from '#domain/kernel/time'

/** One measurement of `record.growth`, as far as it is drawn. */
export interface GrowthPoint extends GrowthValues {
  /** Null for what the facts of birth say. */
  readonly id: string | null
  readonly on: LocalDate
  /** By which it is drawn; null before a preterm child's expected day. */
  readonly ageMonths: number | null
  readonly isAgeCorrected: boolean
  readonly judgedStatureMillimetres: number | null
  readonly bodyMassIndex: number | null
  readonly assessment: GrowthAssessment
  readonly source: EntrySource
  readonly practitioner: string | null
  readonly mayChange: boolean
}

/** `record.growth`, as far as it is drawn. */
export interface GrowthRecord {
  readonly birthDate: LocalDate
  readonly sex: Sex
  readonly gestationWeeks: number | null
  readonly endsOn: LocalDate
  readonly standard: GrowthStandard
  /** Oldest first. */
  readonly points: readonly GrowthPoint[]
  readonly advice: GrowthAdvice
}

/** The four views of a child's growth. */
export const SHOWN_MEASURES = ['stature', 'weight', 'head', 'bmi'] as const
export type ShownMeasure = (typeof SHOWN_MEASURES)[number]

export const UNITS = { stature: 'cm', weight: 'kg', head: 'cm', bmi: 'kg/m²' } as const satisfies Record<
  ShownMeasure,
  string
>

/** Lying is 身长, standing 身高. */
export function measureName(measure: ShownMeasure, isStanding: boolean): string {
  const names = { stature: isStanding ? '身高' : '身长', weight: '体重', head: '头围', bmi: 'BMI' }
  return names[measure]
}

/** A point that has the measure, with what stands in the units of the standard's table. */
export interface MeasuredPoint {
  readonly point: GrowthPoint
  readonly value: number
  readonly judgement: GrowthJudgement | null
}

/** Oldest first. */
export function pointsOf({ points }: GrowthRecord, measure: ShownMeasure): MeasuredPoint[] {
  return points.flatMap((point) => {
    const value = valueOf(point, measure)
    return value === null ? [] : [{ point, value, judgement: point.assessment[measure] }]
  })
}

export function tableOf({ tables }: GrowthStandard, measure: ShownMeasure): SdTable {
  return tables[measure]
}

/** What was measured, as it was measured: the curve may draw a stature in the other posture. At least one decimal. */
export function figureOf({ point, value }: MeasuredPoint, measure: ShownMeasure): string {
  const figure = inUnits(measure === 'stature' ? (point.statureMillimetres ?? value) : value, measure)
  return figure.includes('.') ? figure : `${figure}.0`
}

/** A value of a table in the unit that is shown. */
export function inUnits(value: number, measure: ShownMeasure): string {
  const perUnit = { stature: 10, weight: 1000, head: 10, bmi: 1 }[measure]
  return String(Math.round((value / perUnit) * 100) / 100)
}

function valueOf(point: GrowthPoint, measure: ShownMeasure): number | null {
  const values = {
    stature: point.judgedStatureMillimetres,
    weight: point.weightGrams,
    head: point.headMillimetres,
    bmi: point.bodyMassIndex,
  }
  return values[measure]
}
