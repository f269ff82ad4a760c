import type { LocalDate } from '#domain/kernel/time'
import type { Transaction } from '../../../platform/database/database'

/** No team is larger. */
const MEMBERS_MAX = 100

/** The accounts of everybody who belongs to a team on a day, or stands in for a member. */
export async function findMemberAccounts(
  tx: Transaction,
  teamId: string,
  on: LocalDate,
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ accountId: string }[]>`
    SELECT DISTINCT staff.account_id AS "accountId" FROM staff_member AS staff
    WHERE staff.practitioner_id IN (
        SELECT practitioner_id FROM care_team_member WHERE team_id = ${teamId}::uuid AND since <= ${on}::date
          AND coalesce(until, ${on}::date) >= ${on}::date
        UNION SELECT cover_practitioner_id FROM care_team_absence WHERE team_id = ${teamId}::uuid
          AND cancelled_at IS NULL AND ${on}::date BETWEEN starts_on AND ends_on)
    LIMIT ${MEMBERS_MAX}`
  return rows.map(({ accountId }) => accountId)
}
