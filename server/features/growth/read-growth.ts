import {
  assessGrowth,
  bodyMassIndex,
  type GrowthAssessment,
  judgedStature,
} from '#domain/growth/assess-growth'
import { type GrowthAdvice, growthAdvice } from '#domain/growth/growth-advice'
import { correctedBirthDate, growthAge } from '#domain/growth/growth-age'
import type { StaturePosture } from '#domain/growth/growth-measure'
import { type GrowthRules, growthRules } from '#domain/growth/growth-rules'
import type { SdTable } from '#domain/growth/sd-table'
import type { EntrySource } from '#domain/kernel/entry-kind'
import type { Sex } from '#domain/kernel/sex'
import { addMonths, type LocalDate, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { ChartScope } from '../../platform/chart-scope'
import type { AccountContext, StaffContext } from '../../platform/context'
import { openMeasuredValues } from '../../platform/measured-values'
import type { PatientScope } from '../../platform/patient-scope'
import { openBirthFacts } from './birth-facts'
import { findMeasuredChild, listMeasurements, type MeasuredChild, type MeasuredRow } from './store'

export interface GrowthPoint {
  readonly id: string
  readonly on: LocalDate
  /** Months of age with their part of a month, by which the point is drawn: a preterm child's corrected age. */
  readonly ageMonths: number
  readonly weightGrams: number | null
  readonly statureMillimetres: number | null
  readonly statureAs: StaturePosture | null
  /** As the standard measures at this age; differs where it was measured the other way. */
  readonly judgedStatureMillimetres: number | null
  readonly headMillimetres: number | null
  readonly bodyMassIndex: number | null
  readonly assessment: GrowthAssessment
  readonly isAgeCorrected: boolean
  readonly source: EntrySource
  readonly practitioner: string | null
  readonly place: string | null
  /** Whoever asks may correct it or take it back. */
  readonly mayChange: boolean
}

export interface GrowthView {
  readonly serverTime: string
  readonly birthDate: LocalDate
  readonly sex: Sex
  readonly ageMonths: number
  readonly gestationWeeks: number | null
  readonly standard: {
    readonly title: string
    readonly heightFromMonths: number
    /** First day of which the standard says nothing more. */
    readonly endsOn: LocalDate
    readonly gapMonths: number
  }
  /** Of the child's sex. */
  readonly tables: Readonly<Record<'stature' | 'weight' | 'head' | 'bmi', SdTable>>
  /** Oldest first. */
  readonly points: readonly GrowthPoint[]
  readonly advice: GrowthAdvice
}

/** @throws not_found alike for absent and other families' people */
export async function readFamilyGrowth(
  ctx: AccountContext,
  { patientId }: { readonly patientId: string },
): Promise<GrowthView> {
  const scope = await ctx.access.careScope(ctx.db, ctx.account, patientId, localDateOf(ctx.now()))
  return readGrowth(ctx, scope, (row) => row.source === 'family' && scope.kind === 'guardian')
}

/** @throws not_found; consent_withheld */
export async function readChartGrowth(
  ctx: StaffContext,
  { patientId }: { readonly patientId: string },
): Promise<GrowthView> {
  const look = { patientId, action: 'chart.growth', kinds: ['measurement'] } as const
  const scope = await ctx.access.chartScope(ctx.db, ctx, look)
  return readGrowth(ctx, scope, (row) => row.isOfPlace)
}

/** Two statements, however many measurements. */
async function readGrowth(
  ctx: AccountContext,
  scope: PatientScope | ChartScope,
  mayChange: (row: MeasuredRow) => boolean,
): Promise<GrowthView> {
  const now = ctx.now()
  const today = localDateOf(now)
  const child = await findMeasuredChild(ctx.db, scope)
  const rows = await listMeasurements(ctx.db, scope)
  const rules = growthRules(await ctx.rules(), today)
  const { gestationWeeks } = openBirthFacts(ctx.fieldCrypto, child.factsCipher)
  const points = rows.map((row) => ({
    ...pointOf(
      openMeasuredValues(ctx.fieldCrypto, row.valuesCipher),
      row,
      { ...child, gestationWeeks },
      rules,
    ),
    mayChange: mayChange(row),
  }))
  const standard = rules['GR-01']
  const endsOn = addMonths(child.birthDate, standard.endsAtMonths)
  const tables = standard[child.sex]
  return {
    serverTime: toIsoShanghai(now),
    birthDate: child.birthDate,
    sex: child.sex,
    ageMonths: growthAge(child.birthDate, today),
    gestationWeeks,
    standard: {
      title: standard.title,
      heightFromMonths: standard.heightFromMonths,
      endsOn,
      gapMonths: rules['GR-06'].gapMonths,
    },
    tables: { stature: tables.stature, weight: tables.weight, head: tables.head, bmi: tables.bmi },
    points,
    advice: growthAdvice(points.at(-1) ?? null, today >= endsOn),
  }
}

function pointOf(
  values: ReturnType<typeof openMeasuredValues>,
  row: MeasuredRow,
  child: Omit<MeasuredChild, 'factsCipher'> & { readonly gestationWeeks: number | null },
  rules: GrowthRules,
): Omit<GrowthPoint, 'mayChange'> {
  const until = rules['GR-05'].correctedUntilMonths
  const corrected = correctedBirthDate(child.birthDate, child.gestationWeeks, row.on, until)
  const ageMonths = growthAge(corrected ?? child.birthDate, row.on)
  const judged = judgedStature(ageMonths, values, rules)
  return {
    id: row.id,
    on: row.on,
    ageMonths,
    ...values,
    judgedStatureMillimetres: judged,
    bodyMassIndex: bodyMassIndex(values.weightGrams, judged),
    assessment: assessGrowth({ sex: child.sex, ageMonths }, values, rules),
    isAgeCorrected: corrected !== null,
    source: row.source,
    practitioner: row.practitioner,
    place: row.place,
  }
}
