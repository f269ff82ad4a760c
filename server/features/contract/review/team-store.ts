import type { LocalDate } from '#domain/kernel/time'
import { Prisma, type Transaction } from '../../../platform/database/database'
import type { TeamScope } from '../../../platform/scope/team-scope'
import { leaderAccountsOn } from '../../../platform/sql/team-leader-sql'

/** Whoever takes a place waits for whoever takes one before (decision 097, after patients and before contracts). */
export async function lockTeam(tx: Transaction, { teamId }: TeamScope): Promise<void> {
  await tx.$queryRaw`SELECT id FROM care_team WHERE id = ${teamId}::uuid FOR NO KEY UPDATE`
}

/** The accounts of those who lead a team today, or stand in for them: they are told when it owes an answer. */
export async function findLeaderAccounts(
  tx: Transaction,
  teamId: string,
  on: LocalDate,
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ account_id: string }[]>(leaderAccountsOn(Prisma.sql`${teamId}::uuid`, on))
  return rows.map(({ account_id: accountId }) => accountId)
}
