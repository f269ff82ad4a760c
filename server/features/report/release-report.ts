import { DomainError } from '#domain/kernel/errors'
import { toIsoShanghai } from '#domain/kernel/time'
import type { StaffWriteContext } from '../../platform/context'
import { releaseReportRow } from './store'
import { announceEarly } from './tell-released'

/**
 * The doctor has spoken: the family sees the report from now on, whoever of the place that wrote it says so.
 *
 * @throws what `chartScope` refuses; entry_over when the family saw it already, or another place wrote it
 */
export async function releaseReport(
  ctx: StaffWriteContext,
  { patientId, id }: { readonly patientId: string; readonly id: string },
): Promise<{ releasedAt: string }> {
  const now = ctx.now()
  const look = { patientId, action: 'chart.releaseReport', kinds: ['report'], isWrite: true } as const
  const scope = await ctx.access.chartScope(ctx.tx, ctx, look)
  if (!(await releaseReportRow(ctx.tx, scope, id, now))) throw new DomainError('entry_over')
  await announceEarly(ctx, { id, patientId }, now)
  return { releasedAt: toIsoShanghai(now) }
}
