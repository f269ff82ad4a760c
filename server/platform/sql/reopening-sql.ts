import { reopensAt } from '#domain/appointment/release'
import { Prisma } from '../database/database'

/**
 * What becomes of `slot.reopens_at` when a seat goes back onto its pad: one of a full slot opens to everybody at a moment
 * that all can know (decision 177). For every statement that gives seats back.
 */
export function reopening(now: Date): Prisma.Sql {
  return Prisma.sql`CASE WHEN cardinality(slot.free_seats) = 0 THEN ${reopensAt(now)}::timestamptz
    ELSE slot.reopens_at END`
}

/** Whether the free seats of a slot are everybody's already. */
export function isReopened(now: Date): Prisma.Sql {
  return Prisma.sql`coalesce(slot.reopens_at <= ${now}::timestamptz, true)`
}
