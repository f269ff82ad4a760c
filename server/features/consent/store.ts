import { CONSENT_PURPOSES, type ConsentPurpose } from '#domain/consent/consent-purpose'
import type { LastAnswer } from '#domain/consent/consent-state'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import type { ConsentAnswer } from '../../platform/access/consent-answer'
import type { Database, Transaction } from '../../platform/database/database'

export interface LastAnswerRow extends LastAnswer {
  readonly purpose: ConsentPurpose
}

export interface AskedPerson {
  readonly birthDate: LocalDate
  /** The last answer to each purpose that was ever answered. */
  readonly answers: readonly LastAnswerRow[]
}

/** Reads for whoever the caller has proved may know: families by their scope, staff by the patient's appointment. */
export async function findAskedPerson(
  db: Database | Transaction,
  patientId: string,
): Promise<AskedPerson | null> {
  const patient = await db.patient.findUnique({ where: { id: patientId }, select: { birthDate: true } })
  if (!patient) return null
  const answers = await db.$queryRaw<LastAnswerRow[]>`
    SELECT DISTINCT ON (purpose) purpose, decision, text_version AS "textVersion", decided_at AS "decidedAt",
      withdrawn_at AS "withdrawnAt"
    FROM consent WHERE patient_id = ${patientId}::uuid AND purpose = ANY(${[...CONSENT_PURPOSES]})
    ORDER BY purpose, withdrawn_at DESC NULLS FIRST, decided_at DESC`
  return { birthDate: localDateOf(patient.birthDate), answers }
}

/** Of two guardians who answer at the same moment one waits for the other. */
export async function lockConsents(tx: Transaction, patientId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM patient WHERE id = ${patientId}::uuid FOR NO KEY UPDATE`
}

/** The answer in force ends; what was answered stays as it was (rules D-PR). */
export async function endAnswer(
  tx: Transaction,
  { patientId, accountId, purpose }: Pick<ConsentAnswer, 'patientId' | 'accountId' | 'purpose'>,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE consent SET withdrawn_at = greatest(${now}::timestamptz, decided_at),
      withdrawn_by_account_id = ${accountId}::uuid
    WHERE patient_id = ${patientId}::uuid AND purpose = ${purpose} AND withdrawn_at IS NULL`
}

export async function insertAnswer(tx: Transaction, answer: ConsentAnswer, decidedAt: Date): Promise<void> {
  const { patientId, accountId, purpose, decision, textVersion } = answer
  const data = { patientId, accountId, purpose, decision, textVersion, decidedAt }
  await tx.consent.create({ data, select: { id: true } })
}
