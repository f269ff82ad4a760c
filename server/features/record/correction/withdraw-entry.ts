import { DomainError } from '#domain/kernel/errors'
import type { StaffWriteContext } from '../../../platform/context'
import { withdrawEntryRow } from './withdraw-store'

/**
 * What a place wrote wrongly it takes back; the row stays, and nobody is shown it any more. What was right but too
 * little gets an addendum instead.
 *
 * @throws what `chartScope` refuses; entry_over for what is withdrawn already or another place wrote
 */
export async function withdrawEntry(
  ctx: StaffWriteContext,
  {
    patientId,
    kind,
    id,
  }: {
    readonly patientId: string
    readonly kind: 'prescription' | 'report' | 'allergy'
    readonly id: string
  },
): Promise<{ id: string }> {
  const look = { patientId, action: 'chart.withdrawEntry', kinds: [kind], isWrite: true } as const
  const scope = await ctx.access.chartScope(ctx.tx, ctx, look)
  if (!(await withdrawEntryRow(ctx.tx, scope, { kind, id }, ctx.now()))) throw new DomainError('entry_over')
  return { id }
}
