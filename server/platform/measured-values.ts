import * as z from 'zod/mini'
import type { FieldCrypto } from './field-crypto'

/**
 * What a row of `measurement` seals, for everybody who measures: grams and millimetres, null where not measured. Wide
 * enough for an adult; what is likely at an age, domain/growth doubts.
 */
export const measuredValuesShape = z
  .strictObject({
    weightGrams: z.nullable(z.int().check(z.gte(300), z.lte(300_000))),
    statureMillimetres: z.nullable(z.int().check(z.gte(200), z.lte(2_500))),
    /** Lying (`length`) or standing (`height`); null where it was not measured. */
    statureAs: z.nullable(z.enum(['length', 'height'])),
    headMillimetres: z.nullable(z.int().check(z.gte(200), z.lte(800))),
  })
  .check(
    z.refine(
      ({ weightGrams, statureMillimetres, headMillimetres }) =>
        weightGrams !== null || statureMillimetres !== null || headMillimetres !== null,
    ),
    z.refine(({ statureMillimetres, statureAs }) => (statureMillimetres === null) === (statureAs === null)),
  )
export type MeasuredValues = z.infer<typeof measuredValuesShape>

const FIELD = 'measurement.values_cipher'

export function sealMeasuredValues(fieldCrypto: FieldCrypto, values: MeasuredValues): string {
  return fieldCrypto.seal(FIELD, JSON.stringify(values))
}

export function openMeasuredValues(fieldCrypto: FieldCrypto, sealed: string): MeasuredValues {
  return measuredValuesShape.parse(JSON.parse(fieldCrypto.open(FIELD, sealed)))
}
