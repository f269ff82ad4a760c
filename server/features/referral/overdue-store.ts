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

const isLate = (since: LateSince): Prisma.Sql =>
  Prisma.join(
    Object.entries(since).map(
      ([urgency, until]) => Prisma.sql`urgency = ${urgency} AND requested_at <= ${until}`,
    ),
    ' OR ',
  )

const OPEN = Prisma.sql`accepted_at IS NULL AND rejected_at IS NULL AND withdrawn_at IS NULL AND expired_at IS NULL`
const WHOSE = Prisma.sql`id, patient_id AS "patientId", to_organization_id AS "toOrganizationId",
  by_account_id AS "byAccountId"`

/** Marks what the other place has not answered in time; each is found once (rules RF-03). */
export function escalateUnanswered(
  tx: Transaction,
  since: LateSince,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<LateReferral[]> {
  return tx.$queryRaw<LateReferral[]>`
    UPDATE referral SET escalated_at = ${now} WHERE id IN (
      SELECT id FROM referral WHERE ${OPEN} AND escalated_at IS NULL AND (${isLate(since)})
      ORDER BY requested_at, id LIMIT ${limit} FOR NO KEY UPDATE SKIP LOCKED)
    RETURNING ${WHOSE}`
}

/** Ends what nobody answered at all (rules D-REF, States). */
export function expireUnanswered(
  tx: Transaction,
  since: LateSince,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<LateReferral[]> {
  return tx.$queryRaw<LateReferral[]>`
    UPDATE referral SET expired_at = ${now} WHERE id IN (
      SELECT id FROM referral WHERE ${OPEN} AND (${isLate(since)})
      ORDER BY requested_at, id LIMIT ${limit} FOR NO KEY UPDATE SKIP LOCKED)
    RETURNING ${WHOSE}`
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
