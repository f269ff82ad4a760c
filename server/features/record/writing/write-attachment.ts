import { DomainError } from '#domain/kernel/errors'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { ATTACHMENT_MAX_BYTES, type AttachmentKind, mediaTypeOf } from '#domain/record/attachment'
import { refuseEntryDate } from '#domain/record/entry-date'
import type { WriteContext } from '../../../platform/context'
import { birthDateOf } from '../person-store'
import { insertAttachment, personOfAttachment, withdrawAttachmentRow } from './attachment-store'

export const ATTACHMENT_CONTENT = 'record_attachment.content_cipher'
const TITLE = 'record_attachment.title_cipher'

interface NewPicture {
  readonly patientId: string
  readonly kind: AttachmentKind
  readonly title: string
  readonly datedOn: LocalDate
  /** Base64 of the picture. */
  readonly content: string
}

/**
 * Keeps a picture of a paper. What it is, its own first bytes say: a file may be called anything.
 *
 * @throws not_found alike; delegate_not_permitted; patient_is_adolescent; picture_unreadable, picture_too_large,
 * attachments_full; entry_before_birth, entry_in_future
 */
export async function addAttachment(ctx: WriteContext, input: NewPicture): Promise<{ id: string }> {
  const now = ctx.now()
  const today = localDateOf(now)
  const scope = await ctx.access.guardianScope(ctx.tx, ctx.account, input.patientId, today)
  if (!scope.seesRecords) throw new DomainError('patient_is_adolescent')
  const refusal = refuseEntryDate(input.datedOn, await birthDateOf(ctx.tx, scope), today)
  if (refusal) throw new DomainError(refusal.code, refusal.facts)
  const bytes = Buffer.from(input.content, 'base64')
  if (bytes.length > ATTACHMENT_MAX_BYTES) throw new DomainError('picture_too_large')
  const mediaType = mediaTypeOf(bytes)
  if (!mediaType) throw new DomainError('picture_unreadable')
  const id = await insertAttachment(ctx.tx, scope, {
    kind: input.kind,
    datedOn: input.datedOn,
    titleCipher: ctx.fieldCrypto.seal(TITLE, input.title),
    mediaType,
    sizeBytes: bytes.length,
    contentCipher: new Uint8Array(ctx.fieldCrypto.sealBytes(ATTACHMENT_CONTENT, bytes)),
    now,
  })
  if (!id) throw new DomainError('attachments_full')
  return { id }
}

/** Any guardian takes a family's picture back. @throws not_found alike; delegate_not_permitted; entry_over */
export async function withdrawAttachment(
  ctx: WriteContext,
  { id }: { readonly id: string },
): Promise<{ id: string }> {
  const now = ctx.now()
  const patientId = await personOfAttachment(ctx.tx, id)
  if (!patientId) throw new DomainError('not_found')
  const scope = await ctx.access.guardianScope(ctx.tx, ctx.account, patientId, localDateOf(now))
  if (!(await withdrawAttachmentRow(ctx.tx, scope, id, now))) throw new DomainError('entry_over')
  return { id }
}
