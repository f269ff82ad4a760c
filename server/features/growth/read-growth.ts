import {
  assessGrowth,
  bodyMassIndex,
  type GrowthAssessment,
  judgedStature,
} from '#domain/growth/assess-growth'
import { type GrowthAdvice, growthAdvice } from '#domain/growth/growth-advice'
import { judgedAge } from '#domain/growth/growth-age'
import type { GrowthValues } from '#domain/growth/growth-measure'
import { growthRules } from '#domain/growth/growth-rules'
import { type GrowthStandard, growthStandard } from '#domain/growth/growth-standard'
import type { EntrySource } from '#domain/kernel/entry-kind'
import { maskName } from '#domain/kernel/masking'
import type { Sex } from '#domain/kernel/sex'
import { addMonths, type LocalDate, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { ageInWords } from '#domain/patient/display'
import type { AccountContext, StaffContext } from '../../platform/context'
import type { ChartScope } from '../../platform/scope/chart-scope'
import type { PatientScope } from '../../platform/scope/patient-scope'
import { type BirthFacts, openBirthFacts } from '../../platform/sealing/birth-facts'
import { hasGrowth, openMeasuredValues } from '../../platform/sealing/measured-values'
import { findMeasuredChild, listMeasurements, type MeasuredChild, type MeasuredRow } from './store'

/** Grams and millimetres; null: not measured. */
export interface GrowthPoint extends GrowthValues {
  /** Null for what the facts of birth say, which are no entry of their own. */
  readonly id: string | null
  readonly on: LocalDate
  /**
   * Months of age with their part of a month, by which the point is drawn: a preterm child's corrected age, null before
   * its expected day.
   */
  readonly ageMonths: number | null
  readonly isAgeCorrected: boolean
  /** As the standard measures at this age; differs where it was measured the other way. */
  readonly judgedStatureMillimetres: number | null
  readonly bodyMassIndex: number | null
  readonly assessment: GrowthAssessment
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
  readonly gestationWeeks: number | null
  /** First day of which the standard says nothing more. */
  readonly endsOn: LocalDate
  /** Of the child's sex. */
  readonly standard: GrowthStandard
  /** Oldest first. */
  readonly points: readonly GrowthPoint[]
  readonly advice: GrowthAdvice
}

/** What whoever examines sees besides: whom it is about. */
export interface ChartGrowthView extends GrowthView {
  readonly patient: { readonly nameMasked: string; readonly age: string }
}

/** @throws not_found alike for absent and other families' people */
export async function readFamilyGrowth(
  ctx: AccountContext,
  { patientId }: { readonly patientId: string },
): Promise<GrowthView> {
  const look = {
    patientId,
    action: 'record.growth',
    kinds: ['measurement'],
    fields: ['birth-facts'],
  } as const
  const scope = await ctx.access.recordScope(ctx, look)
  const child = await findMeasuredChild(ctx.db, scope)
  return growthView(ctx, scope, {
    child,
    mayChange: (row) => row.source === 'family' && scope.kind === 'guardian',
  })
}

/** @throws not_found; consent_withheld */
export async function readChartGrowth(
  ctx: StaffContext,
  { patientId }: { readonly patientId: string },
): Promise<ChartGrowthView> {
  const scope = await ctx.access.chartScope(ctx.db, ctx, {
    patientId,
    action: 'chart.growth',
    kinds: ['measurement'],
    fields: ['name', 'sex', 'birth-date', 'birth-facts'],
  })
  const child = await findMeasuredChild(ctx.db, scope)
  return {
    patient: {
      nameMasked: maskName(ctx.fieldCrypto.open('patient.name', child.nameCipher)),
      age: ageInWords(child.birthDate, localDateOf(ctx.now())),
    },
    ...(await growthView(ctx, scope, { child, mayChange: (row) => row.isOfPlace && !row.isOfCheckup })),
  }
}

interface Asked {
  readonly child: MeasuredChild
  readonly mayChange: (row: MeasuredRow) => boolean
}

async function growthView(
  ctx: AccountContext,
  scope: PatientScope | ChartScope,
  { child, mayChange }: Asked,
): Promise<GrowthView> {
  const now = ctx.now()
  const today = localDateOf(now)
  const { birthDate, sex } = child
  const standard = growthStandard(growthRules(await ctx.rules(), today), sex)
  const facts = openBirthFacts(ctx.fieldCrypto, child.factsCipher)
  const judged = { birthDate, gestationWeeks: facts.gestationWeeks, standard }
  const rows = await listMeasurements(ctx.db, scope)
  const measured = rows.flatMap((row) => {
    const { vitals: _, ...values } = openMeasuredValues(ctx.fieldCrypto, row.valuesCipher)
    // A blood pressure alone is no point of a curve.
    return hasGrowth(values) ? [{ ...pointOf(values, row, judged), mayChange: mayChange(row) }] : []
  })
  const points = [...pointOfBirth(facts, child, measured, judged), ...measured]
  const endsOn = addMonths(birthDate, standard.endsAtMonths)
  return {
    serverTime: toIsoShanghai(now),
    birthDate,
    sex,
    gestationWeeks: facts.gestationWeeks,
    endsOn,
    standard,
    points,
    advice: growthAdvice(points, { isOverSeven: today >= endsOn, gapMonths: standard.gapMonths }),
  }
}

interface Judged {
  readonly birthDate: LocalDate
  readonly gestationWeeks: number | null
  readonly standard: GrowthStandard
}

type Origin = Pick<GrowthPoint, 'id' | 'on' | 'source' | 'practitioner' | 'place'>

function pointOf(
  values: GrowthValues,
  { id, on, source, practitioner, place }: Origin,
  { standard, ...birth }: Judged,
): Omit<GrowthPoint, 'mayChange'> {
  const { months, isCorrected } = judgedAge(birth, on, standard.correctedUntilMonths)
  const stature = months === null ? values.statureMillimetres : judgedStature(months, values, standard)
  return {
    id,
    on,
    ageMonths: months,
    isAgeCorrected: isCorrected,
    ...values,
    judgedStatureMillimetres: stature,
    bodyMassIndex: bodyMassIndex(values.weightGrams, stature),
    assessment: assessGrowth(months, values, standard),
    source,
    practitioner,
    place,
  }
}

/** The facts of birth begin the curve, unless somebody measured on that day. */
function pointOfBirth(
  { birthWeightGrams, birthLengthMillimetres }: BirthFacts,
  { birthDate, factsSource }: MeasuredChild,
  measured: readonly GrowthPoint[],
  judged: Judged,
): GrowthPoint[] {
  const isMeasured = measured.some(({ on }) => on === birthDate)
  if (factsSource === null || isMeasured || (birthWeightGrams ?? birthLengthMillimetres) === null) return []
  const values = {
    weightGrams: birthWeightGrams,
    statureMillimetres: birthLengthMillimetres,
    statureAs: birthLengthMillimetres === null ? null : ('length' as const),
    headMillimetres: null,
  }
  const origin = { id: null, on: birthDate, source: factsSource, practitioner: null, place: null }
  return [{ ...pointOf(values, origin, judged), mayChange: false }]
}
