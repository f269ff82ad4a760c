import type { FollowUpOutcome, FollowUpWay } from '#domain/follow-up/follow-up-record'
import type { Sex } from '#domain/kernel/sex'
import type { LocalDate } from '#domain/kernel/time'
import type { Reader, Transaction } from '../../platform/database/database'
import type { ChartScope } from '../../platform/scope/chart-scope'
import type { TeamScope } from '../../platform/scope/team-scope'
import { inCareOn } from '../../platform/sql/in-care-sql'
import { within } from '../../platform/sql/within-sql'

/** Open tasks that are offered at once; a contract has fewer at any time. */
const TASKS_MAX = 20

export interface SignedPerson {
  readonly contractId: string
  readonly teamId: string
  readonly contractEndsOn: LocalDate
  readonly nameCipher: string
  readonly birthDate: LocalDate
  readonly sex: Sex
  /** Of who signed for them and still acts for them; null: they have none here, or the team filled it in. */
  readonly phoneCipher: string | null
}

/** A person under their contract of a day; null for everybody who has none. The caller proves that it is of its team. */
export async function findSignedPerson(
  db: Reader,
  patientId: string,
  on: LocalDate,
): Promise<SignedPerson | null> {
  const [row] = await db.$queryRaw<SignedPerson[]>`
    SELECT contract.id AS "contractId", contract.team_id AS "teamId", coalesce(contract.ended_on, contract.ends_on)::text AS "contractEndsOn",
      patient.name_cipher AS "nameCipher", patient.birth_date::text AS "birthDate", patient.sex,
      account.phone_cipher AS "phoneCipher"
    FROM contract JOIN patient ON patient.id = contract.patient_id
    LEFT JOIN account ON account.id = contract.applicant_account_id
      AND EXISTS (SELECT FROM patient_access AS tie WHERE tie.account_id = account.id
        AND tie.patient_id = contract.patient_id AND ${on}::date BETWEEN tie.starts_on AND tie.ends_on)
    WHERE contract.patient_id = ${patientId}::uuid AND ${inCareOn(on)}`
  return row ?? null
}

export interface OpenTaskRow {
  readonly taskId: string
  readonly itemCode: string
  readonly opensOn: LocalDate
  readonly dueOn: LocalDate
}

/** What can be given now, what falls due first before the rest. */
export function listOpenTasks(
  db: Reader,
  { patientId }: ChartScope,
  contractId: string,
  on: LocalDate,
): Promise<OpenTaskRow[]> {
  return db.$queryRaw<OpenTaskRow[]>`
    SELECT id AS "taskId", item_code AS "itemCode", opens_on::text AS "opensOn", due_on::text AS "dueOn"
    FROM service_task
    WHERE contract_id = ${contractId}::uuid AND patient_id = ${patientId}::uuid AND status = 'open'
      AND opens_on <= ${on}::date
    ORDER BY due_on, item_code, seq_no LIMIT ${TASKS_MAX}`
}

export interface FollowUpRow {
  readonly doneOn: LocalDate
  readonly way: FollowUpWay
  readonly outcome: FollowUpOutcome
  readonly recordCipher: string
}

/** The newest one that was done. */
export async function findLastFollowUp(db: Reader, { patientId }: ChartScope): Promise<FollowUpRow | null> {
  const [row] = await db.$queryRaw<FollowUpRow[]>`
    SELECT done_on::text AS "doneOn", way, outcome, record_cipher AS "recordCipher" FROM follow_up
    WHERE patient_id = ${patientId}::uuid AND withdrawn_at IS NULL AND outcome = 'done'
    ORDER BY done_on DESC, created_at DESC LIMIT 1`
  return row ?? null
}

/** The newest measurements, for what is likely to be about the same again. */
export async function listLastMeasured(
  db: Reader,
  { patientId }: ChartScope,
): Promise<{ readonly on: LocalDate; readonly valuesCipher: string }[]> {
  return db.$queryRaw<{ on: LocalDate; valuesCipher: string }[]>`
    SELECT measured_on::text AS "on", values_cipher AS "valuesCipher" FROM measurement
    WHERE patient_id = ${patientId}::uuid AND withdrawn_at IS NULL AND source = 'staff'
    ORDER BY measured_on DESC, created_at DESC LIMIT 10`
}

interface NewFollowUp {
  readonly way: FollowUpWay
  readonly doneOn: LocalDate
  readonly outcome: FollowUpOutcome
  readonly recordCipher: string
  readonly isHighRisk: boolean
  readonly measurementId: string | null
  readonly correctsId: string | null
  readonly now: Date
}

export async function insertFollowUp(
  tx: Transaction,
  { patientId, accountId, practitionerId }: ChartScope,
  { teamId, organizationId }: TeamScope,
  { doneOn, now, ...row }: NewFollowUp,
): Promise<string> {
  const { id } = await tx.followUp.create({
    data: {
      ...row,
      patientId,
      teamId,
      doneOn: new Date(doneOn),
      byAccountId: accountId,
      organizationId,
      practitionerId,
      createdAt: now,
    },
    select: { id: true },
  })
  return id
}

/** Whose follow-up it is; null for nobody's id. The caller proves that it may see that person. */
export async function findPatientOf(tx: Transaction, id: string): Promise<string | null> {
  const row = await tx.followUp.findUnique({ where: { id }, select: { patientId: true } })
  return row?.patientId ?? null
}

/**
 * Only what one's own place wrote, with what was measured at it.
 *
 * @returns false when it is another place's, or was withdrawn before
 */
export async function withdrawFollowUpRow(
  tx: Transaction,
  { patientId, accountId, organizationId }: ChartScope,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ measurementId: string | null }[]>`
    UPDATE follow_up SET withdrawn_at = ${now}, withdrawn_by_account_id = ${accountId}::uuid
    WHERE id = ${id}::uuid AND patient_id = ${patientId}::uuid AND withdrawn_at IS NULL
      AND organization_id IN ${within(organizationId)}
    RETURNING measurement_id AS "measurementId"`
  if (row?.measurementId) {
    await tx.measurement.updateMany({
      where: { id: row.measurementId, patientId, withdrawnAt: null },
      data: { withdrawnAt: now, withdrawnByAccountId: accountId },
    })
  }
  return row !== undefined
}
