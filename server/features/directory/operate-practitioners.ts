import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { type CertificationStatus, certificationOn } from '#domain/directory/certification'
import { QUERY_MAX_LENGTH, rankMatch } from '#domain/directory/search'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import { mentions, pageOf, type WholeListPage } from '../../platform/api/page-of'
import { reasonShape } from '../../platform/api/reason'
import type { Restore, StaffContext, StaffWriteContext } from '../../platform/context'
import { lockSubject, recordChange } from '../../platform/operator-change'
import {
  findPractitioner,
  loadOwnPractitioners,
  type OperatedPractitioner,
  type PractitionerDraft,
  putPractitioner,
  removePractitioner,
} from './practitioner-store'
import { searchKeys } from './search-keys'

const words = (min: number, max: number) => z.string().check(z.trim(), z.minLength(min), z.maxLength(max))

export const listOwnPractitionersInput = z.strictObject({
  query: z.optional(z.string().check(z.maxLength(QUERY_MAX_LENGTH))),
  organizationId: z.optional(z.uuid()),
  cursor: z.optional(z.uuid()),
})

export const savePractitionerShape = {
  /** Absent for somebody new. */
  id: z.optional(z.uuid()),
  name: words(1, 40),
  title: words(1, 40),
  intro: words(0, 200),
  ...reasonShape,
}
const savePractitionerInput = z.object({ ...savePractitionerShape, idempotencyKey: z.uuid() })

interface ListedOwnPractitioner extends Omit<OperatedPractitioner, 'pinyin' | 'initials'> {
  /** The certificate that counts today, or the last one. */
  readonly certification: CertificationStatus | null
}

/** Who works at the office's places or nowhere yet, with all their roles and certificates. By name or pinyin, title or place. */
export async function listOwnPractitioners(
  ctx: StaffContext,
  { query, organizationId, cursor }: z.infer<typeof listOwnPractitionersInput>,
): Promise<WholeListPage<ListedOwnPractitioner>> {
  const today = localDateOf(ctx.now())
  const all = await loadOwnPractitioners(ctx.db, ctx.staff)
  const shown = all.filter(
    (each) =>
      (organizationId === undefined || each.roles.some((role) => role.organizationId === organizationId)) &&
      (rankMatch(query ?? '', each) !== null ||
        mentions(query, [each.title, ...each.roles.map(({ organizationName }) => organizationName)])),
  )
  const page = pageOf(shown, ({ id }) => id, cursor)
  const rows = page.rows.map(({ pinyin: _pinyin, initials: _initials, ...row }) => ({
    ...row,
    certification: certificationOn(row.certifications, today),
  }))
  return { ...page, rows }
}

/**
 * Adds somebody to the directory or writes anew what families read of them. Where they work is said by saveRole.
 *
 * @throws not_found for somebody of another office
 */
export async function savePractitioner(
  ctx: StaffWriteContext,
  { id: known, reason, idempotencyKey: _key, ...draft }: z.infer<typeof savePractitionerInput>,
): Promise<{ id: string }> {
  const id = known ?? randomUUID()
  await lockSubject(ctx.tx, { subject: 'practitioner', subjectId: id })
  const before = known === undefined ? null : await findPractitioner(ctx.tx, ctx.staff, id)
  if (known !== undefined && !before) throw new DomainError('not_found')
  await putPractitioner(ctx.tx, id, draft, searchKeys(draft.name, 'person'))
  await recordChange(ctx.tx, {
    by: ctx.staff,
    at: ctx.now(),
    subject: 'practitioner',
    subjectId: id,
    before,
    after: draft,
    reason,
  })
  return { id }
}

/** @throws not_found as savePractitioner; record_in_use for somebody who works somewhere by now */
export const restorePractitioner: Restore = async (ctx, { subjectId: id, before, after }) => {
  const isThere = after === null || (await findPractitioner(ctx.tx, ctx.staff, id)) !== null
  if (!isThere) throw new DomainError('not_found')
  if (before !== null) {
    const draft = before as PractitionerDraft
    return putPractitioner(ctx.tx, id, draft, searchKeys(draft.name, 'person'))
  }
  if (!(await removePractitioner(ctx.tx, id))) throw new DomainError('record_in_use')
}
