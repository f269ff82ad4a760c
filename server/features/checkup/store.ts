import { EXPECTED_STATUSES } from '#domain/appointment/status'
import type { Sex } from '#domain/kernel/sex'
import type { LocalDate } from '#domain/kernel/time'
import { type Database, Prisma, type Reader } from '../../platform/database/database'
import type { JobPage } from '../../platform/job-pages'
import type { ChartScope } from '../../platform/scope/chart-scope'
import type { PatientScope } from '../../platform/scope/patient-scope'
import { oneOf } from '../../platform/sql/codes-sql'
import { WITHHELD_CHILD_DATA } from '../../platform/sql/consent-sql'

/** Thirteen, and the further visits of a newborn; nobody has more. */
const DONE_MAX = 60
const APPOINTMENTS_MAX = 10

export interface ChildRow {
  readonly id: string
  readonly birthDate: LocalDate
  readonly registeredOn: LocalDate
  readonly sex: Sex
  readonly nameCipher: string
  readonly factsCipher: string | null
  readonly done: readonly { readonly id: string; readonly visitNo: number; readonly doneOn: LocalDate }[]
  readonly appointments: readonly { readonly id: string; readonly day: LocalDate }[]
}

/** All that a plan is made of, for as many children as the caller names. */
const children = (today: LocalDate) => Prisma.sql`
  SELECT patient.id, patient.birth_date::text AS "birthDate", patient.sex, patient.name_cipher AS "nameCipher",
    (patient.created_at AT TIME ZONE 'Asia/Shanghai')::date::text AS "registeredOn",
    birth_facts.facts_cipher AS "factsCipher",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'visitNo', visit_no, 'doneOn', done_on) ORDER BY done_on), '[]')
      FROM (SELECT * FROM checkup WHERE patient_id = patient.id AND withdrawn_at IS NULL
        ORDER BY done_on LIMIT ${DONE_MAX}) AS living) AS done,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'day', day)), '[]')
      FROM (SELECT * FROM appointment WHERE patient_id = patient.id AND service = 'child-checkup'
        AND status IN ${oneOf(EXPECTED_STATUSES)} AND day >= ${today}::date
        ORDER BY day LIMIT ${APPOINTMENTS_MAX}) AS open) AS appointments
  FROM patient LEFT JOIN birth_facts ON birth_facts.patient_id = patient.id`

/** One statement. A person has one row: the scope was proved on it. */
export async function findChild(
  db: Reader,
  { patientId }: PatientScope | ChartScope,
  today: LocalDate,
): Promise<ChildRow> {
  const [row] = await db.$queryRaw<ChildRow[]>`${children(today)} WHERE patient.id = ${patientId}::uuid`
  if (!row) throw new Error('a proven scope without its person')
  return row
}

/**
 * Children of whose check-ups somebody may be reminded, page by page; to whom it is told, the message finds out. Where a
 * guardian took back that a child's data is used, nothing is worked out of it.
 */
export function listReminded(
  db: Database,
  { bornAfter, today }: { readonly bornAfter: LocalDate; readonly today: LocalDate },
  page: JobPage,
): Promise<ChildRow[]> {
  return db.$queryRaw<ChildRow[]>`
    ${children(today)}
    WHERE patient.birth_date > ${bornAfter}::date AND patient.merged_into_id IS NULL
      AND patient.id > ${page.after}::uuid
      AND NOT ${WITHHELD_CHILD_DATA}
    ORDER BY patient.id LIMIT ${page.limit}`
}

export interface CheckupRow {
  readonly id: string
  readonly visitNo: number
  readonly doneOn: LocalDate
  readonly recordCipher: string
  readonly valuesCipher: string | null
  readonly place: string
  readonly practitioner: string | null
  readonly appointmentId: string | null
}

/** One that was not withdrawn, of this person. */
export async function findCheckup(
  db: Reader,
  { patientId }: PatientScope | ChartScope,
  id: string,
): Promise<CheckupRow | null> {
  const [row] = await db.$queryRaw<CheckupRow[]>`
    SELECT checkup.id, checkup.visit_no AS "visitNo", checkup.done_on::text AS "doneOn",
      checkup.record_cipher AS "recordCipher", measurement.values_cipher AS "valuesCipher",
      organization.name AS place, practitioner.name AS practitioner, checkup.appointment_id AS "appointmentId"
    FROM checkup
    JOIN organization ON organization.id = checkup.organization_id
    LEFT JOIN practitioner ON practitioner.id = checkup.practitioner_id
    LEFT JOIN measurement ON measurement.id = checkup.measurement_id AND measurement.withdrawn_at IS NULL
    WHERE checkup.id = ${id}::uuid AND checkup.patient_id = ${patientId}::uuid AND checkup.withdrawn_at IS NULL`
  return row ?? null
}

/** The newest record, for what is likely to be the same again. */
export async function findLastCheckup(
  db: Reader,
  { patientId }: ChartScope,
): Promise<Pick<CheckupRow, 'doneOn' | 'recordCipher' | 'valuesCipher'> | null> {
  const [row] = await db.$queryRaw<Pick<CheckupRow, 'doneOn' | 'recordCipher' | 'valuesCipher'>[]>`
    SELECT checkup.done_on::text AS "doneOn", checkup.record_cipher AS "recordCipher",
      measurement.values_cipher AS "valuesCipher"
    FROM checkup LEFT JOIN measurement ON measurement.id = checkup.measurement_id AND measurement.withdrawn_at IS NULL
    WHERE checkup.patient_id = ${patientId}::uuid AND checkup.withdrawn_at IS NULL
    ORDER BY checkup.done_on DESC LIMIT 1`
  return row ?? null
}
