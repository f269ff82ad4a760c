import type { Database } from '../../platform/database/database'

interface Waits {
  /** Minutes of each answer since a moment. */
  readonly answered: readonly number[]
  /** Minutes that each open question has waited so far. */
  readonly waiting: readonly number[]
}

/** More answers than a team gives in a quarter; the newest count. */
const ANSWERS_MAX = 5_000

/** How long families waited for a team, and still wait. One statement. */
export async function readWaits(db: Database, teamId: string, since: Date, now: Date): Promise<Waits> {
  const [row] = await db.$queryRaw<Waits[]>`
    SELECT
      coalesce((SELECT array_agg(seconds / 60.0::float8) FROM (
        SELECT waited_seconds AS seconds FROM conversation_message AS answer
        JOIN conversation ON conversation.id = answer.conversation_id
        WHERE conversation.team_id = ${teamId}::uuid AND conversation.last_at > ${since}
          AND waited_seconds IS NOT NULL AND answer.sent_at > ${since}
        ORDER BY answer.sent_at DESC LIMIT ${ANSWERS_MAX}) AS newest), '{}') AS answered,
      coalesce((SELECT array_agg(extract(epoch FROM ${now}::timestamptz - waiting_since)::float8 / 60)
        FROM conversation WHERE team_id = ${teamId}::uuid AND waiting_since > ${since}), '{}') AS waiting`
  return row ?? { answered: [], waiting: [] }
}
