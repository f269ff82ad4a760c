import { EXPECTED_STATUSES } from '#domain/appointment/status'
import type { VaccineCode } from '#domain/immunization/vaccine'
import type { EntrySource } from '#domain/kernel/entry-kind'
import type { Sex } from '#domain/kernel/sex'
import type { LocalDate } from '#domain/kernel/time'
import type { Reader } from '../../platform/database/database'
import type { ChartScope } from '../../platform/scope/chart-scope'
import type { PatientScope } from '../../platform/scope/patient-scope'
import { oneOf } from '../../platform/sql/codes-sql'
import { within } from '../../platform/sql/within-sql'

/** More doses than anybody is given in a life, and more vaccines than can be held back at once. */
const GIVEN_MAX = 200
const HOLDS_MAX = 60

export interface VaccinatedPerson {
  readonly birthDate: LocalDate
  readonly sex: Sex
  readonly nameCipher: string
  /** The next open appointment for a vaccination, from today on. */
  readonly appointment: { readonly id: string; readonly day: LocalDate } | null
}

/** Who is vaccinated. A person has one row: the scope was proved on it. */
export async function findPerson(
  db: Reader,
  { patientId }: PatientScope | ChartScope,
  today: LocalDate,
): Promise<VaccinatedPerson> {
  const [row] = await db.$queryRaw<VaccinatedPerson[]>`
    SELECT birth_date::text AS "birthDate", sex, name_cipher AS "nameCipher",
      (SELECT jsonb_build_object('id', id, 'day', day) FROM appointment
        WHERE patient_id = patient.id AND service = 'vaccination' AND day >= ${today}::date
          AND status IN ${oneOf(EXPECTED_STATUSES)} ORDER BY day LIMIT 1) AS appointment
    FROM patient WHERE id = ${patientId}::uuid`
  if (!row) throw new Error('a proven scope without its person')
  return row
}

export interface GivenRow {
  readonly id: string
  readonly vaccine: VaccineCode
  readonly on: LocalDate
  readonly givenAt: Date | null
  readonly observedAt: Date | null
  readonly lotNumber: string | null
  readonly detailsCipher: string | null
  readonly source: EntrySource
  readonly isVerified: boolean
  readonly place: string | null
  readonly practitioner: string | null
  /** Written at the asking member of staff's place; false for families. */
  readonly isOfPlace: boolean
}

/** Every dose that stands, oldest first. */
export async function listGiven(db: Reader, scope: PatientScope | ChartScope): Promise<GivenRow[]> {
  const organizationId = 'organizationId' in scope ? scope.organizationId : null
  return db.$queryRaw<GivenRow[]>`
    SELECT entry.id, vaccine_code AS vaccine, occurred_on::text AS "on", given_at AS "givenAt",
      observed_at AS "observedAt", lot_number AS "lotNumber", details_cipher AS "detailsCipher", source,
      is_verified AS "isVerified", organization.name AS place, practitioner.name AS practitioner,
      coalesce(entry.organization_id IN ${within(organizationId)}, false) AS "isOfPlace"
    FROM immunization AS entry
    LEFT JOIN organization ON organization.id = entry.organization_id
    LEFT JOIN practitioner ON practitioner.id = entry.practitioner_id
    WHERE entry.patient_id = ${scope.patientId}::uuid AND withdrawn_at IS NULL
    ORDER BY occurred_on, entry.created_at, vaccine_code LIMIT ${GIVEN_MAX}`
}

export interface HoldRow {
  readonly id: string
  readonly vaccine: VaccineCode
  readonly until: LocalDate | null
  readonly reasonCipher: string
  /** Written at the asking member of staff's place; false for families. */
  readonly isOfPlace: boolean
}

/** What is held back and was not let go, also where the day of it has come. */
export async function listHolds(db: Reader, scope: PatientScope | ChartScope): Promise<HoldRow[]> {
  const organizationId = 'organizationId' in scope ? scope.organizationId : null
  return db.$queryRaw<HoldRow[]>`
    SELECT id, vaccine_code AS vaccine, until::text, reason_cipher AS "reasonCipher",
      coalesce(organization_id IN ${within(organizationId)}, false) AS "isOfPlace"
    FROM immunization_hold WHERE patient_id = ${scope.patientId}::uuid AND ended_at IS NULL
    ORDER BY created_at LIMIT ${HOLDS_MAX}`
}

export interface LotRow {
  readonly vaccineCode: VaccineCode
  readonly lotNumber: string
}

/** The last lot of each vaccine that this place gave on a day: the box is still open. */
export async function listLots(
  db: Reader,
  { organizationId }: ChartScope,
  today: LocalDate,
): Promise<LotRow[]> {
  return db.$queryRaw<LotRow[]>`
    SELECT DISTINCT ON (vaccine_code) vaccine_code AS "vaccineCode", lot_number AS "lotNumber"
    FROM immunization
    WHERE occurred_on = ${today}::date AND given_at IS NOT NULL AND lot_number IS NOT NULL AND withdrawn_at IS NULL
      AND organization_id IN ${within(organizationId)}
    ORDER BY vaccine_code, given_at DESC`
}
