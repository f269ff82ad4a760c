import { DomainError } from '#domain/kernel/errors'
import type { StaffWriteContext } from '../../platform/context'
import { findPatientOf, withdrawCheckupRow, withdrawMeasures } from './write-store'

/**
 * Takes back a check-up that should not have been written down, with its measures. The visit that it was stays over.
 *
 * @throws not_found; not_permitted; consent_withheld; entry_over when it was withdrawn before, or is another place's
 */
export async function withdrawCheckup(
  ctx: StaffWriteContext,
  { id }: { readonly id: string },
): Promise<{ withdrawn: true }> {
  const patientId = await findPatientOf(ctx.tx, id)
  if (patientId === null) throw new DomainError('not_found')
  const scope = await ctx.access.chartScope(ctx.tx, ctx, {
    patientId,
    action: 'chart.withdrawCheckup',
    kinds: ['checkup'],
    isWrite: true,
  })
  const now = ctx.now()
  const withdrawn = await withdrawCheckupRow(ctx.tx, scope, { id, now })
  if (!withdrawn) throw new DomainError('entry_over')
  if (withdrawn.measurementId) {
    await withdrawMeasures(ctx.tx, scope, { id: withdrawn.measurementId, now })
  }
  await ctx.access.reopenTasks(ctx.tx, { kind: 'checkup', entryId: id })
  return { withdrawn: true }
}
