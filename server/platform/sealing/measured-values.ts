import * as z from 'zod/mini'
import type { VitalFigures } from '#domain/follow-up/high-risk'
import type { GrowthValues } from '#domain/growth/growth-measure'
import type { FieldCrypto } from './field-crypto'

/** Wide enough for an adult; what is likely at an age, domain/growth doubts. Grams and millimetres, null: not measured. */
const growthValues = {
  weightGrams: z.nullable(z.int().check(z.gte(300), z.lte(300_000))),
  statureMillimetres: z.nullable(z.int().check(z.gte(200), z.lte(2_500))),
  /** Lying (`length`) or standing (`height`); null where it was not measured. */
  statureAs: z.nullable(z.enum(['length', 'height'])),
  headMillimetres: z.nullable(z.int().check(z.gte(200), z.lte(800))),
}
const isPostureSaid = z.refine<GrowthValues>(
  ({ statureMillimetres, statureAs }) => (statureMillimetres === null) === (statureAs === null),
)

/** What is typed of a child's growth: at least one figure. */
export const measuredValuesShape = z.strictObject(growthValues).check(
  z.refine((values) => hasGrowth(values)),
  isPostureSaid,
)

/** Millimetres of mercury and tenths of mmol/L; null: not measured. The lower pressure never comes alone. */
export const vitalSignsShape = z
  .strictObject({
    systolic: z.nullable(z.int().check(z.gte(50), z.lte(300))),
    diastolic: z.nullable(z.int().check(z.gte(20), z.lte(200))),
    glucoseTenths: z.nullable(z.int().check(z.gte(10), z.lte(500))),
    glucoseWhen: z.nullable(z.enum(['fasting', 'after-meal', 'any-time'])),
  })
  .check(
    z.refine(({ systolic, glucoseTenths }) => systolic !== null || glucoseTenths !== null),
    z.refine(({ systolic, diastolic }) => (systolic === null) === (diastolic === null)),
    z.refine(({ systolic, diastolic }) => systolic === null || diastolic === null || diastolic < systolic),
    z.refine(({ glucoseTenths, glucoseWhen }) => (glucoseTenths === null) === (glucoseWhen === null)),
  )

/** What a row of `measurement` seals, for everybody who measures. */
export const measuredRowShape = z
  .strictObject({ ...growthValues, vitals: z.optional(vitalSignsShape) })
  .check(
    z.refine((values) => hasGrowth(values) || values.vitals !== undefined),
    isPostureSaid,
  )
export type MeasuredValues = z.infer<typeof measuredRowShape>

/** Whether anything of it belongs on a child's curve. */
export function hasGrowth({ weightGrams, statureMillimetres, headMillimetres }: GrowthValues): boolean {
  return weightGrams !== null || statureMillimetres !== null || headMillimetres !== null
}

/** Pressure and glucose of a row; null each where they were not measured. */
export function vitalsOf(measured: MeasuredValues | undefined): VitalFigures {
  return measured?.vitals ?? { systolic: null, diastolic: null, glucoseTenths: null }
}

const FIELD = 'measurement.values_cipher'

export function sealMeasuredValues(fieldCrypto: FieldCrypto, values: MeasuredValues): string {
  return fieldCrypto.seal(FIELD, JSON.stringify(values))
}

export function openMeasuredValues(fieldCrypto: FieldCrypto, sealed: string): MeasuredValues {
  return measuredRowShape.parse(JSON.parse(fieldCrypto.open(FIELD, sealed)))
}
