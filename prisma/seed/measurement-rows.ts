import type { DemoPersona } from '#domain/account/demo-persona'
import { addDays, addMonths, instantAt, localDateOf, localTime } from '#domain/kernel/time'
import type { Prisma } from '#server/platform/database/database'
import type { FieldCrypto } from '#server/platform/sealing/field-crypto'
import { sealMeasuredValues } from '#server/platform/sealing/measured-values'
import { birthDateOf } from './demo-document'
import { DEMO_FAMILIES } from './demo-families'
import { demoId } from './demo-id'
import { DEMO_MEASUREMENTS } from './demo-measurements'

/** From this age on the families of the demo measure standing. */
const STANDS_FROM_MONTHS = 24

/** What the families measured at home; each is written by whoever logs in for it. */
export function measurementRows(
  fieldCrypto: FieldCrypto,
  now: Date,
  accountOf: (persona: DemoPersona) => string,
): Prisma.MeasurementCreateManyInput[] {
  const today = localDateOf(now)
  return DEMO_MEASUREMENTS.map(({ patient, ageMonths, ageDays, weightGrams, statureMillimetres }) => {
    const family = DEMO_FAMILIES.find(({ people }) => people.some(({ key }) => key === patient))
    const person = family?.people.find(({ key }) => key === patient)
    if (!person || !family?.persona) throw new Error(`nobody of the demonstration measures ${patient}`)
    const on = addDays(addMonths(birthDateOf(person, today), ageMonths), ageDays)
    const isLying = ageMonths < STANDS_FROM_MONTHS
    return {
      id: demoId('measurement', patient, 'home', `${ageMonths}-${ageDays}`),
      patientId: demoId('patient', patient),
      measuredOn: new Date(on),
      valuesCipher: sealMeasuredValues(fieldCrypto, {
        weightGrams,
        statureMillimetres,
        statureAs: statureMillimetres === null ? null : isLying ? 'length' : 'height',
        headMillimetres: null,
      }),
      source: 'family',
      byAccountId: accountOf(family.persona),
      createdAt: instantAt(on, localTime('20:00')),
    }
  })
}
