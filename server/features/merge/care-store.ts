import { ONCE_SIGNED_STATUSES, OPEN_STATUSES } from '#domain/contract/contract-status'
import { Prisma, type Transaction } from '../../platform/database/database'
import { oneOf } from '../../platform/sql/codes-sql'
import type { Merge } from './move-store'

/** What moves as it is, once no two rows of it stand against each other. */
const TABLES = [
  Prisma.sql`contract`,
  Prisma.sql`service_task`,
  Prisma.sql`follow_up`,
  Prisma.sql`quality_case`,
  Prisma.sql`key_group_member`,
  Prisma.sql`claim`,
  Prisma.sql`claim_attachment`,
  Prisma.sql`referral`,
] as const

/**
 * What family doctors have of the ended row becomes the survivor's (journeys E2 34). A person has one team on any day and
 * one open application: where both rows have one, the survivor's stands; the other is withdrawn, or holds no day.
 */
export async function moveCare(tx: Transaction, merge: Merge): Promise<void> {
  await endDoubleGroups(tx, merge)
  await withdrawDoubleApplication(tx, merge)
  await giveUpDoubleDays(tx, merge)
  const { survivorId, endedId } = merge
  for (const table of TABLES) {
    await tx.$executeRaw`UPDATE ${table} SET patient_id = ${survivorId}::uuid WHERE patient_id = ${endedId}::uuid`
  }
  // Of two forms of one account that were not handed in, the survivor's stays.
  await tx.$executeRaw`
    DELETE FROM claim_draft AS double USING claim_draft AS kept WHERE double.patient_id = ${endedId}::uuid
      AND kept.patient_id = ${survivorId}::uuid AND kept.account_id = double.account_id`
  await tx.$executeRaw`
    UPDATE claim_draft SET patient_id = ${survivorId}::uuid WHERE patient_id = ${endedId}::uuid`
  // A second thread with the same team stays where it is: its messages are never written anew.
  await tx.$executeRaw`
    UPDATE conversation SET patient_id = ${survivorId}::uuid WHERE patient_id = ${endedId}::uuid
      AND NOT EXISTS (SELECT FROM conversation AS kept WHERE kept.patient_id = ${survivorId}::uuid
        AND kept.team_id = conversation.team_id)`
}

/** Of one group on both rows, what staff saw stays before what was only said, and of equals the survivor's. */
async function endDoubleGroups(tx: Transaction, { survivorId, endedId, now }: Merge): Promise<void> {
  await tx.$executeRaw`
    UPDATE key_group_member AS double
    SET until = greatest(double.since, (${now}::timestamptz AT TIME ZONE 'Asia/Shanghai')::date)
    FROM key_group_member AS kept
    WHERE kept.group_index = double.group_index AND kept.until IS NULL AND double.until IS NULL
      AND ((double.patient_id = ${endedId}::uuid AND kept.patient_id = ${survivorId}::uuid
          AND NOT (double.source = 'staff' AND kept.source = 'declared'))
        OR (double.patient_id = ${survivorId}::uuid AND kept.patient_id = ${endedId}::uuid
          AND double.source = 'declared' AND kept.source = 'staff'))`
}

async function withdrawDoubleApplication(tx: Transaction, merge: Merge): Promise<void> {
  const { survivorId, endedId, byAccountId, now } = merge
  const open = oneOf(OPEN_STATUSES)
  await tx.$executeRaw`
    UPDATE contract SET status = 'withdrawn', status_at = ${now}, status_by_account_id = ${byAccountId}::uuid
    WHERE patient_id = ${endedId}::uuid AND status IN ${open} AND EXISTS (
      SELECT FROM contract AS kept WHERE kept.patient_id = ${survivorId}::uuid AND kept.status IN ${open})`
}

/** A contract that ended before it began holds no day; what it promised is not owed twice. */
async function giveUpDoubleDays(tx: Transaction, merge: Merge): Promise<void> {
  const { survivorId, endedId, byAccountId, now } = merge
  const signed = oneOf(ONCE_SIGNED_STATUSES)
  await tx.$executeRaw`
    WITH given_up AS (
      UPDATE contract AS double SET status = 'terminated', status_at = ${now},
        status_by_account_id = ${byAccountId}::uuid, ended_on = double.starts_on - 1,
        end_reason = coalesce(double.end_reason, 'switched'),
        ended_by_account_id = coalesce(double.ended_by_account_id, ${byAccountId}::uuid)
      FROM contract AS kept
      WHERE double.patient_id = ${endedId}::uuid AND kept.patient_id = ${survivorId}::uuid
        AND double.status IN ${signed} AND kept.status IN ${signed}
        AND coalesce(kept.ended_on, kept.ends_on) >= kept.starts_on
        AND kept.starts_on <= coalesce(double.ended_on, double.ends_on)
        AND double.starts_on <= coalesce(kept.ended_on, kept.ends_on)
      RETURNING double.id
    )
    UPDATE service_task SET status = 'cancelled' FROM given_up
    WHERE service_task.contract_id = given_up.id AND service_task.status = 'open'`
}
