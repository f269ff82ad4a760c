import { Prisma } from '../database/database'

/** An organization and everything below it in the tree, for a statement's `… IN`. Null reaches nothing. */
export const within = (organizationId: string | null): Prisma.Sql =>
  Prisma.sql`(SELECT organization_within(${organizationId}::uuid))`
