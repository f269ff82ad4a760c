import { WAITLIST_PRECEDENCES } from '#domain/waitlist/waitlist-entry'
import { Prisma } from '../../platform/database/database'

/** The published order of a line, as `byPrecedence` of domain/waitlist: what a limit cuts off is its end. */
export const PUBLISHED_ORDER = Prisma.sql`
  array_position(${[...WAITLIST_PRECEDENCES]}::text[], entry.precedence), entry.joined_at, entry.id`
