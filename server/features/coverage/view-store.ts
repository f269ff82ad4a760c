import type { Database } from '../../platform/database/database'

/** How many years each coverage goes back without a gap, itself among them; one statement however many. */
export async function findYearNumbers(
  db: Database,
  coverageIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.$queryRaw<{ id: string; years: number }[]>`
    WITH RECURSIVE chain AS (
      SELECT id, previous_id, 1 AS years FROM coverage WHERE id = ANY(${[...coverageIds]}::uuid[])
      UNION ALL
      SELECT chain.id, before.previous_id, years + 1
      FROM chain JOIN coverage AS before ON before.id = chain.previous_id WHERE years < 20)
    SELECT id, max(years)::int AS years FROM chain GROUP BY id`
  return new Map(rows.map(({ id, years }) => [id, years]))
}

/** Every status a coverage ever had, oldest first. */
export function listHistory(db: Database, coverageId: string) {
  return db.coverageStatusChange.findMany({
    where: { coverageId },
    select: { status: true, at: true },
    orderBy: { id: 'asc' },
    take: 50,
  })
}

/** A certificate by the code that stands on it. */
export function findByCode(db: Database, verificationCode: string) {
  return db.coverage.findUnique({
    where: { verificationCode },
    select: { id: true, patient: { select: { nameCipher: true } } },
  })
}
