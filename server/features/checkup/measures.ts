import * as z from 'zod/mini'
import type { CheckupMeasures } from '#domain/checkup/checkup-in-words'
import type { FieldCrypto } from '../../platform/field-crypto'

const VALUES = 'measurement.values_cipher'

/** What a check-up measures: grams and millimetres, null where not measured. Wider than any child of six. */
export const measuresShape = z.strictObject({
  weightGrams: z.nullable(z.int().check(z.gte(300), z.lte(80_000))),
  statureMillimetres: z.nullable(z.int().check(z.gte(200), z.lte(1_600))),
  /** Lying (`length`) or standing (`height`); null where it was not measured. */
  statureAs: z.nullable(z.enum(['length', 'height'])),
  headMillimetres: z.nullable(z.int().check(z.gte(200), z.lte(650))),
})
export type MeasuredAtCheckup = z.infer<typeof measuresShape>

const size = z._default(z.nullable(z.int()), null)
const readShape = z.object({ weightGrams: size, statureMillimetres: size, headMillimetres: size })

export function sealMeasures(fieldCrypto: FieldCrypto, measures: MeasuredAtCheckup): string {
  return fieldCrypto.seal(VALUES, JSON.stringify(measures))
}

/** Of a measurement, what a check-up takes. */
export function openMeasures(fieldCrypto: FieldCrypto, sealed: string): CheckupMeasures {
  return readShape.parse(JSON.parse(fieldCrypto.open(VALUES, sealed)))
}

export function isMeasured(measures: MeasuredAtCheckup | null): measures is MeasuredAtCheckup {
  return (
    measures !== null &&
    [measures.weightGrams, measures.statureMillimetres, measures.headMillimetres].some(
      (value) => value !== null,
    )
  )
}
