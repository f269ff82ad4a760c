import { SIGNED_STATUSES } from '#domain/contract/contract-status'
import type { LocalDate } from '#domain/kernel/time'
import { Prisma } from '../database/database'
import { oneOf } from './codes-sql'

/**
 * Of a statement's `contract`: its team cares for the person on a day. Whoever has signed with another team is in the
 * care of the old one until its last day (rules D-FD-10); the function `signed_with` says the same.
 */
export function inCareOn(on: LocalDate): Prisma.Sql {
  return Prisma.sql`(contract.status IN ${oneOf(SIGNED_STATUSES)} OR contract.end_reason = 'switched')
    AND ${on}::date BETWEEN contract.starts_on AND coalesce(contract.ended_on, contract.ends_on)`
}
