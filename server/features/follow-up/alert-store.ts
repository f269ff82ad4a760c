import type { FollowUpOutcome, FollowUpWay } from '#domain/follow-up/follow-up-record'
import type { LocalDate } from '#domain/kernel/time'
import type { Database, Transaction } from '../../platform/database/database'
import type { TeamScope } from '../../platform/scope/team-scope'

export interface AlertRow {
  readonly id: string
  readonly patientId: string
  readonly nameCipher: string
  readonly birthDate: LocalDate
  readonly doneOn: LocalDate
  readonly way: FollowUpWay
  readonly outcome: FollowUpOutcome
  readonly recordCipher: string
  readonly practitioner: string | null
  /** What was measured with it. */
  readonly valuesCipher: string | null
}

/** What a doctor of the team has to look at today and nobody has, the oldest first. */
export function listUnseen(db: Database, { teamId }: TeamScope, limit: number): Promise<AlertRow[]> {
  return db.$queryRaw<AlertRow[]>`
    SELECT follow_up.id, follow_up.patient_id AS "patientId", patient.name_cipher AS "nameCipher",
      patient.birth_date::text AS "birthDate", done_on::text AS "doneOn", way, outcome,
      record_cipher AS "recordCipher", practitioner.name AS practitioner,
      measurement.values_cipher AS "valuesCipher"
    FROM follow_up JOIN patient ON patient.id = follow_up.patient_id
    LEFT JOIN measurement ON measurement.id = follow_up.measurement_id
    LEFT JOIN practitioner ON practitioner.id = follow_up.practitioner_id
    WHERE follow_up.team_id = ${teamId}::uuid AND is_high_risk AND risk_seen_at IS NULL
      AND follow_up.withdrawn_at IS NULL
    ORDER BY follow_up.created_at, follow_up.id LIMIT ${limit}`
}

/** The team of an alert that waits; null for nobody's id, and for what was looked at. */
export async function findUnseen(
  tx: Transaction,
  id: string,
): Promise<{ readonly teamId: string; readonly patientId: string } | null> {
  return tx.followUp.findFirst({
    where: { id, isHighRisk: true, riskSeenAt: null, withdrawnAt: null },
    select: { teamId: true, patientId: true },
  })
}

/** @returns false when a colleague was quicker */
export async function markSeen(
  tx: Transaction,
  { teamId, accountId }: TeamScope,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<boolean> {
  const { count } = await tx.followUp.updateMany({
    where: { id, teamId, riskSeenAt: null },
    data: { riskSeenAt: now, riskSeenByAccountId: accountId },
  })
  return count === 1
}
