import type { Database, Transaction } from '../../platform/database'
import type { TeamScope } from '../../platform/team-scope'

/** Whoever takes a place waits for whoever takes one before (decision 097, after patients and before contracts). */
export async function lockTeam(tx: Transaction, { teamId }: TeamScope): Promise<void> {
  await tx.$queryRaw`SELECT id FROM care_team WHERE id = ${teamId}::uuid FOR NO KEY UPDATE`
}

/** The accounts of those who lead a team today: they are told when it owes an answer. */
export async function findLeaderAccounts(
  db: Database | Transaction,
  teamId: string,
): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ accountId: string }[]>`
    SELECT staff.account_id AS "accountId" FROM care_team_member AS member
    JOIN staff_member AS staff ON staff.practitioner_id = member.practitioner_id
    WHERE member.team_id = ${teamId}::uuid AND member.role = 'leader' AND member.until IS NULL`
  return rows.map(({ accountId }) => accountId)
}
