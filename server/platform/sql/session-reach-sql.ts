import { Prisma } from '../database/database'
import type { SessionReach } from '../scope/session-reach'
import { within } from './within-sql'

/** The sessions within reach, as a condition on a statement's `session`. Null reaches nothing. */
export const reached = ({ organizationId, practitionerId }: SessionReach): Prisma.Sql => Prisma.sql`
  (session.organization_id IN ${within(organizationId)}
    OR session.practitioner_id = ${practitionerId}::uuid)`
