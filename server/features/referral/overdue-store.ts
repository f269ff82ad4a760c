import type { ReferralUrgency } from '#domain/referral/referral-urgency'
import { Prisma, type Transaction } from '../../platform/database/database'

export interface LateReferral {
  readonly id: string
  readonly patientId: string
  readonly toOrganizationId: string
  /** Whoever wrote it. */
  readonly byAccountId: string
}

/** Of each kind of referral: those that were asked for until then are late. */
export type LateSince = Readonly<Partial<Record<ReferralUrgency, Date>>>

/** What becomes of a referral that nobody answers: it is marked once (rules RF-03), or it ends (rules D-REF, States). */
const STEPS = {
  escalate: { set: Prisma.sql`escalated_at`, of: Prisma.sql`AND escalated_at IS NULL` },
  expire: { set: Prisma.sql`expired_at`, of: Prisma.empty },
}

/** Takes the step for those that were asked for too long ago, the oldest first; each is found once. */
export function settleUnanswered(
  tx: Transaction,
  step: keyof typeof STEPS,
  since: LateSince,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<LateReferral[]> {
  const isLate = Object.entries(since).map(
    ([urgency, until]) => Prisma.sql`urgency = ${urgency} AND requested_at <= ${until}`,
  )
  const { set, of } = STEPS[step]
  return tx.$queryRaw<LateReferral[]>`
    UPDATE referral SET ${set} = ${now} WHERE id IN (
      SELECT id FROM referral WHERE accepted_at IS NULL AND rejected_at IS NULL AND withdrawn_at IS NULL
        AND expired_at IS NULL ${of} AND (${Prisma.join(isLate, ' OR ')})
      ORDER BY requested_at, id LIMIT ${limit} FOR NO KEY UPDATE SKIP LOCKED)
    RETURNING id, patient_id AS "patientId", to_organization_id AS "toOrganizationId", by_account_id AS "byAccountId"`
}

/** More than a place has. */
const ANSWERING_MAX = 50

/** Whoever may answer for a place today: its desk, its nurses and its doctors. */
export async function listAnsweringAccounts(
  tx: Transaction,
  organizationId: string,
  now: Date,
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT account_id AS id FROM staff_role
    WHERE organization_id = ${organizationId}::uuid AND role IN ('front-desk', 'nurse', 'family-doctor', 'specialist')
      AND since <= ${now} AND (ended_at IS NULL OR ended_at > ${now})
    ORDER BY account_id LIMIT ${ANSWERING_MAX}`
  return rows.map(({ id }) => id)
}
