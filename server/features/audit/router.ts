import * as z from 'zod/mini'
import { AUDIT_PURPOSES } from '#domain/audit/audit-purpose'
import { day } from '#domain/kernel/day'
import { id } from '../../platform/api/input-shape'
import { accountProcedure, router, staffProcedure } from '../../platform/api/trpc'
import { readAccessLog } from './read-access-log'
import { searchAudit } from './search-events'
import { verifyChain } from './verify-chain'

const cursor = z.optional(z.string().check(z.maxLength(40)))

export const auditRouter = router({
  search: staffProcedure('health-bureau')
    .input(
      z.strictObject({
        accountId: z.optional(id),
        patientId: z.optional(id),
        organizationId: z.optional(id),
        purpose: z.optional(z.enum(AUDIT_PURPOSES)),
        from: z.optional(day),
        to: z.optional(day),
        cursor,
      }),
    )
    .query(({ ctx, input }) => searchAudit(ctx, input)),
  verify: staffProcedure('health-bureau')
    .input(z.strictObject({ after: z.optional(z.int().check(z.gte(0))) }))
    .query(({ ctx, input }) => verifyChain(ctx, input)),
})

/** Of `record.*`, who looked. */
export const auditRecordProcedures = {
  accessLog: accountProcedure
    .input(z.strictObject({ patientId: id, cursor }))
    .query(({ ctx, input }) => readAccessLog(ctx, input)),
}
