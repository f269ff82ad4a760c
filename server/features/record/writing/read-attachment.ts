import { DomainError } from '#domain/kernel/errors'
import type { MediaType } from '#domain/record/attachment'
import type { AccountContext, StaffContext } from '../../../platform/context'
import { familyView, type RecordView, staffView } from '../../../platform/scope/record-view'
import { findAttachment } from './attachment-store'
import { ATTACHMENT_CONTENT } from './write-attachment'

interface AttachmentName {
  readonly patientId: string
  readonly id: string
}

interface Picture {
  readonly mediaType: MediaType
  /** Base64. */
  readonly content: string
}

/** @throws not_found alike for absent, withdrawn and other families' pictures */
export async function readFamilyAttachment(ctx: AccountContext, input: AttachmentName): Promise<Picture> {
  const look = { patientId: input.patientId, action: 'record.attachment', kinds: ['attachment'] } as const
  const scope = await ctx.access.recordScope(ctx, look)
  return readAttachment(ctx, familyView(scope), input.id)
}

/** @throws what `chartScope` refuses; not_found */
export async function readStaffAttachment(ctx: StaffContext, input: AttachmentName): Promise<Picture> {
  const look = { patientId: input.patientId, action: 'chart.attachment', kinds: ['attachment'] } as const
  return readAttachment(ctx, staffView(await ctx.access.chartScope(ctx.db, ctx, look)), input.id)
}

async function readAttachment(ctx: AccountContext, view: RecordView, id: string): Promise<Picture> {
  const found = await findAttachment(ctx.db, view, id)
  if (!found) throw new DomainError('not_found')
  const bytes = ctx.fieldCrypto.openBytes(ATTACHMENT_CONTENT, Buffer.from(found.contentCipher))
  return { mediaType: found.mediaType, content: bytes.toString('base64') }
}
