import { localDateOf } from '#domain/kernel/time'
import type { Access } from '../../platform/context'
import { familyView } from '../../platform/scope/record-view'

/**
 * The door into a record for families. What somebody reads to whom a child is entrusted for some days is written down,
 * for the guardians to see; a guardian who reads what is theirs leaves no line (decision 140).
 */
export const recordScope: Access['recordScope'] = async (ctx, { patientId, action, kinds, fields = [] }) => {
  const now = ctx.now()
  const scope = await ctx.access.careScope(ctx.db, ctx.account, patientId, localDateOf(now))
  if (scope.kind === 'guardian') return scope
  const seen = [...fields, ...kinds.filter((kind) => familyView(scope).kinds.includes(kind))]
  if (seen.length > 0) {
    await ctx.audit.record(ctx.db, {
      by: scope,
      purpose: 'entrusted',
      action,
      patientIds: [patientId],
      fields: seen,
      at: now,
      requestId: ctx.requestId,
    })
  }
  return scope
}
