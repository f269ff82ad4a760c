import { reopensAt } from '#domain/appointment/release'
import { Prisma } from '../database/database'

/**
 * What every statement sets that puts a seat back onto the pad of its slot: that of a full slot opens to everybody at a
 * moment that all can know (decision 177). `holder`: whose hold it was; that account may have it again before.
 */
export function reopening(now: Date, holder: Prisma.Sql = Prisma.sql`NULL`): Prisma.Sql {
  return Prisma.sql`reopens_for_account_id = ${holder}::uuid,
    reopens_at = CASE WHEN cardinality(slot.free_seats) = 0 THEN ${reopensAt(now)}::timestamptz ELSE slot.reopens_at END`
}

/** Whether the free seats of a slot are everybody's already. */
export function isReopened(now: Date): Prisma.Sql {
  return Prisma.sql`coalesce(slot.reopens_at <= ${now}::timestamptz, true)`
}
