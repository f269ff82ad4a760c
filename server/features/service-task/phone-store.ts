import type { PhoneHours } from '#domain/care-team/phone-hours'
import type { LocalDate } from '#domain/kernel/time'
import { Prisma, type Transaction } from '../../platform/database/database'
import { leaderAccountsOn } from '../../platform/sql/team-leader-sql'

export interface TeamPhone extends PhoneHours {
  readonly organizationId: string
  /** The accounts of whoever leads the team, or stands in for them. */
  readonly leaders: readonly string[]
}

/** When somebody answers a team's telephone, and who sees to it that they do. */
export async function findTeamPhone(tx: Transaction, teamId: string, on: LocalDate): Promise<TeamPhone> {
  const [row] = await tx.$queryRaw<TeamPhone[]>`
    SELECT organization_id AS "organizationId", phone_from AS "phoneFrom", phone_to AS "phoneTo",
      ARRAY(${leaderAccountsOn(Prisma.sql`team.id`, on)}) AS leaders
    FROM care_team AS team WHERE id = ${teamId}::uuid`
  if (!row) throw new Error(`team ${teamId} is gone`)
  return row
}

interface PhoneCase {
  readonly teamId: string
  readonly organizationId: string
  readonly openedByAccountId: string
  readonly openedAt: Date
  readonly dueAt: Date
}

/** Of nobody: the team does not learn who rang. Two at once: the index `quality_case_one_open_phone` settles it. */
export async function insertPhoneCase(tx: Transaction, row: PhoneCase): Promise<string> {
  const data = { ...row, kind: 'phone-unanswered' }
  return (await tx.qualityCase.create({ data, select: { id: true } })).id
}
