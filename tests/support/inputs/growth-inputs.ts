import { newKey, type TestApp } from '../room/test-app'
import type { World } from './example-inputs'

/** The ids of measurements of the patient. */
export interface GrowthWorld {
  /** By the family, at home. */
  readonly homeMeasurementId: string
  /** By the doctor, at the place of the visit. */
  readonly clinicMeasurementId: string
}

/** A child of five, as it is likely to be. */
const VALUES = {
  weightGrams: 19_000,
  statureMillimetres: 1_130,
  statureAs: 'height',
  headMillimetres: null,
} as const
const NOTHING_SAID = {
  gestationWeeks: 38,
  birthWeightGrams: 3_200,
  birthLengthMillimetres: 500,
  isMultiple: false,
  dischargedOn: null,
}

/** After a visit of today, which opens the record of the child to the doctor. */
export async function growthWorld(
  app: TestApp,
  family: { accountId: string; childId: string },
  doctor: World['staff']['family-doctor'],
): Promise<GrowthWorld> {
  const patientId = family.childId
  const measured = { patientId, values: VALUES, idempotencyKey: newKey() }
  const atHome = await app
    .as(family.accountId)
    .record.addMeasurement({ ...measured, measuredOn: '2026-09-01', idempotencyKey: newKey() })
  const atClinic = await app
    .as(doctor.accountId, doctor.staff)
    .chart.addMeasurement({ ...measured, measuredOn: '2026-09-02' })
  return { homeMeasurementId: atHome.id, clinicMeasurementId: atClinic.id }
}

type Input = Readonly<Record<string, unknown>>

const rewritten = (id: string) => ({
  id,
  measuredOn: '2026-09-03',
  values: VALUES,
  confirmed: true,
  idempotencyKey: newKey(),
})
const added = (patientId: string) => ({
  patientId,
  measuredOn: '2026-09-10',
  values: VALUES,
  idempotencyKey: newKey(),
})
const born = (patientId: string) => ({ patientId, facts: NOTHING_SAID, idempotencyKey: newKey() })

export const GROWTH_INPUTS: Readonly<Record<string, (world: World) => Input>> = {
  'record.growth': ({ patientId }) => ({ patientId }),
  'record.addMeasurement': ({ patientId }) => added(patientId),
  'record.correctMeasurement': ({ homeMeasurementId }) => rewritten(homeMeasurementId),
  'record.withdrawMeasurement': ({ homeMeasurementId }) => ({
    id: homeMeasurementId,
    idempotencyKey: newKey(),
  }),
  'record.birthFacts': ({ patientId }) => ({ patientId }),
  'record.saveBirthFacts': ({ patientId }) => born(patientId),
  'chart.growth': ({ patientId }) => ({ patientId }),
  'chart.addMeasurement': ({ patientId }) => added(patientId),
  'chart.correctMeasurement': ({ clinicMeasurementId }) => rewritten(clinicMeasurementId),
  'chart.withdrawMeasurement': ({ clinicMeasurementId }) => ({
    id: clinicMeasurementId,
    idempotencyKey: newKey(),
  }),
  'chart.birthFacts': ({ patientId }) => ({ patientId }),
  'chart.saveBirthFacts': ({ patientId }) => born(patientId),
}
