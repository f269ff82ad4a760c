import { fen } from '#domain/kernel/fen'
import type { StaffWriteContext } from '../../platform/context'
import { endDoubleCoverages, moveCoverageRows } from './coverage-store'
import type { Merge } from './move-store'

/**
 * A place in a plan follows its person (journeys E4 6). Where both rows are covered on a day the survivor's stands; the
 * other one holds no day, and its fee goes back.
 */
export async function moveCoverages(
  ctx: Pick<StaffWriteContext, 'tx' | 'access'>,
  merge: Merge,
): Promise<void> {
  const { tx } = ctx
  for (const { id, enrolmentId, feeFen } of await endDoubleCoverages(tx, merge)) {
    const part = { purpose: 'coverage', subjectId: enrolmentId, partId: id, reason: 'paid-twice' } as const
    await ctx.access.giveBack(tx, { ...part, amountFen: fen(feeFen) }, merge.now)
  }
  await moveCoverageRows(tx, merge)
}
