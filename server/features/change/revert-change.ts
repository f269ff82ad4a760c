import * as z from 'zod/mini'
import { DomainError } from '#domain/kernel/errors'
import { reasonShape } from '../../platform/api/reason'
import type { StaffWriteContext } from '../../platform/context'
import { lockSubject, recordChange } from '../../platform/operator-change'
import { changeNumber } from './change-number'
import { CHANGE_ID_MAX_LENGTH } from './list-changes'
import { findChange } from './store'

export const revertChangeShape = { id: z.string().check(z.maxLength(CHANGE_ID_MAX_LENGTH)), ...reasonShape }
const revertChangeInput = z.object(revertChangeShape)

/**
 * Takes a change back by another one that puts what stood before in its place, under the rules of its subject.
 *
 * @throws not_found for absent changes and those of another office alike; change_over when the same subject was
 * changed since, or this kind of change has no way back; what the subject itself refuses
 */
export async function revertChange(
  ctx: StaffWriteContext,
  { id, reason }: z.infer<typeof revertChangeInput>,
): Promise<Record<string, never>> {
  const number = changeNumber(id)
  const named = number === null ? null : await findChange(ctx.tx, ctx.staff, number)
  if (!named) throw new DomainError('not_found')
  const { subject, subjectId, before, after } = named
  await lockSubject(ctx.tx, { subject, subjectId })
  // Read again under the lock: somebody may have been faster.
  const restore = ctx.restorers[subject]
  const current = await findChange(ctx.tx, ctx.staff, named.id)
  if (!restore || !current || current.isOver) throw new DomainError('change_over')
  await restore(ctx, { subjectId, before, after })
  await recordChange(ctx.tx, {
    by: ctx.staff,
    at: ctx.now(),
    subject,
    subjectId,
    before: after,
    after: before,
    reason,
    revertsId: named.id,
  })
  return {}
}
