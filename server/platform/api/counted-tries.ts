import { type Database, Prisma } from '../database/database'

/** Who or what counts its tries, and the different things that were tried; both are columns of one table. */
interface Tally {
  readonly table:
    | 'document_try'
    | 'document_inquiry'
    | 'delegation_code_try'
    | 'share_code_try'
    | 'health_card_try'
  readonly by: { readonly column: 'account_id' | 'number_index'; readonly value: Prisma.Sql }
  readonly tried: {
    readonly column: 'number_indexes' | 'account_ids' | 'code_indexes' | 'tries'
    readonly value: Prisma.Sql
  }
}

/**
 * Counts a try, in one statement: of two at the same moment one waits for the other's row. The hour begins with its
 * first try, and trying the same thing again tells nothing new.
 *
 * @returns false when `max` other things were tried in the hour already
 */
export async function countTry(
  db: Database,
  { table, by, tried }: Tally,
  at: Date,
  max: number,
): Promise<boolean> {
  const things = Prisma.raw(`try.${tried.column}`)
  const added = Prisma.raw(`excluded.${tried.column}`)
  const isOver = Prisma.sql`try.hour_started_at <= ${at}::timestamptz - interval '1 hour'`
  const counted = await db.$executeRaw`
    INSERT INTO ${Prisma.raw(table)} AS try (${Prisma.raw(by.column)}, hour_started_at, ${Prisma.raw(tried.column)})
    VALUES (${by.value}, ${at}, ARRAY[${tried.value}])
    ON CONFLICT (${Prisma.raw(by.column)}) DO UPDATE SET
      hour_started_at = CASE WHEN ${isOver} THEN excluded.hour_started_at ELSE try.hour_started_at END,
      ${Prisma.raw(tried.column)} = CASE WHEN ${isOver} THEN ${added}
        WHEN ${things} @> ${added} THEN ${things} ELSE ${things} || ${added} END
    WHERE ${isOver} OR ${things} @> ${added} OR cardinality(${things}) < ${max}`
  return counted === 1
}
