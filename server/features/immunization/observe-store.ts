import type { VaccineCode } from '#domain/immunization/vaccine'
import type { LocalDate } from '#domain/kernel/time'
import type { Database, Transaction } from '../../platform/database/database'
import type { ChartScope } from '../../platform/scope/chart-scope'
import type { StaffScope } from '../../platform/scope/staff-scope'
import { within } from '../../platform/sql/within-sql'

/** More people than a place watches at once, each with a few doses. */
const DOSES_MAX = 300

export interface WatchedDose {
  readonly id: string
  readonly patientId: string
  readonly nameCipher: string
  readonly birthDate: LocalDate
  readonly vaccine: VaccineCode
  readonly givenAt: Date
}

/** Doses of the day that this place gave and still watches, the earliest first. */
export async function listWatched(
  db: Database,
  { organizationId }: StaffScope,
  today: LocalDate,
): Promise<WatchedDose[]> {
  return db.$queryRaw<WatchedDose[]>`
    SELECT entry.id, patient.id AS "patientId", patient.name_cipher AS "nameCipher",
      patient.birth_date::text AS "birthDate", vaccine_code AS vaccine, given_at AS "givenAt"
    FROM immunization AS entry JOIN patient ON patient.id = entry.patient_id
    WHERE occurred_on = ${today}::date AND given_at IS NOT NULL AND observed_at IS NULL AND withdrawn_at IS NULL
      AND entry.organization_id IN ${within(organizationId)}
    ORDER BY given_at, vaccine_code LIMIT ${DOSES_MAX}`
}

export interface RunningDose {
  readonly id: string
  readonly givenAt: Date
  readonly detailsCipher: string | null
}

/** Of one person: doses of this place whose observation nobody has ended; locked until it is. */
export async function lockRunning(
  tx: Transaction,
  { patientId, organizationId }: ChartScope,
): Promise<RunningDose[]> {
  return tx.$queryRaw<RunningDose[]>`
    SELECT id, given_at AS "givenAt", details_cipher AS "detailsCipher" FROM immunization
    WHERE patient_id = ${patientId}::uuid AND given_at IS NOT NULL AND observed_at IS NULL AND withdrawn_at IS NULL
      AND organization_id IN ${within(organizationId)}
    ORDER BY given_at, id LIMIT ${DOSES_MAX} FOR UPDATE`
}

export async function saveObserved(
  tx: Transaction,
  { patientId }: ChartScope,
  { id, detailsCipher, now }: { readonly id: string; readonly detailsCipher: string; readonly now: Date },
): Promise<void> {
  await tx.immunization.update({ where: { id, patientId }, data: { detailsCipher, observedAt: now } })
}
