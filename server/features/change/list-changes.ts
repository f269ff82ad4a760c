import * as z from 'zod/mini'
import { DomainError } from '#domain/kernel/errors'
import { toIsoShanghai } from '#domain/kernel/time'
import { CHANGE_SUBJECTS } from '#domain/operation/change-subject'
import { cutPage, PAGE_AND_ONE } from '../../platform/api/cut-page'
import type { StaffContext } from '../../platform/context'
import { changeNumber } from './change-number'
import { type ChangeRow, loadChanges } from './store'

export const CHANGE_ID_MAX_LENGTH = 40

export const listChangesInput = z.strictObject({
  subject: z.optional(z.enum(CHANGE_SUBJECTS)),
  subjectId: z.optional(z.string().check(z.maxLength(100))),
  /** The id of the last row of the page before. */
  cursor: z.optional(z.string().check(z.maxLength(CHANGE_ID_MAX_LENGTH))),
})

interface ListedChange extends Omit<ChangeRow, 'id' | 'at' | 'accountId' | 'revertsId' | 'isOver'> {
  readonly id: string
  readonly at: string
  /** Who made it, as it stands on their door. */
  readonly by: string | null
  readonly revertsId: string | null
  /** It may be taken back: nothing changed the same subject since, and this server knows how. */
  readonly revertible: boolean
}

/**
 * What operators changed, the newest first: two statements however many there are. @throws input_invalid for a cursor
 * of another list
 */
export async function listChanges(
  ctx: StaffContext,
  { subject, subjectId, cursor }: z.infer<typeof listChangesInput>,
): Promise<{ rows: ListedChange[]; nextCursor: string | null }> {
  const beforeId = cursor === undefined ? undefined : changeNumber(cursor)
  if (beforeId === null) throw new DomainError('input_invalid', { fields: ['cursor'] })
  const found = await loadChanges(ctx.db, ctx.staff, { subject, subjectId, beforeId }, PAGE_AND_ONE)
  const { rows: page, nextCursor } = cutPage(found, ({ id }) => String(id))
  const names = await ctx.access.staffNames(
    ctx.db,
    page.map(({ accountId }) => accountId),
  )
  const rows = page.map(({ id, at, accountId, revertsId, isOver, ...change }) => ({
    ...change,
    id: String(id),
    at: toIsoShanghai(at),
    by: names.get(accountId) ?? null,
    revertsId: revertsId === null ? null : String(revertsId),
    revertible: !isOver && ctx.restorers[change.subject] !== undefined,
  }))
  return { rows, nextCursor }
}
