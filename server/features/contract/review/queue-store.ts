import type { Reader } from '../../../platform/database/database'

/** The place of an application in the queue of its team, from 1; null when it stands in none. */
export async function queuePositionOf(db: Reader, contractId: string): Promise<number | null> {
  const [row] = await db.$queryRaw<{ position: number }[]>`
    SELECT count(*)::int AS position FROM contract AS mine
    JOIN contract AS other ON other.team_id = mine.team_id AND other.status = 'queued'
      AND (other.queued_at, other.id) <= (mine.queued_at, mine.id)
    WHERE mine.id = ${contractId}::uuid AND mine.status = 'queued'`
  return row?.position || null
}
