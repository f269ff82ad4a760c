import { isShownToOthers } from '#domain/conversation/content-check'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { AccountContext, StaffContext } from '../../platform/context'
import { findPicture, threadOfPicture } from './message-store'
import { PICTURE } from './send-message'
import { readThread, type Speaker, type Thread } from './thread-store'
import { familySpeaker, teamSpeaker } from './who-speaks'

interface Picture {
  readonly mediaType: string
  readonly base64: string
}

interface PictureName {
  readonly messageId: string
}

/** @throws not_found alike for absent, withheld and other families' pictures, and for those whose time is over */
export async function readFamilyPicture(ctx: AccountContext, { messageId }: PictureName): Promise<Picture> {
  const conversationId = await conversationOf(ctx, messageId)
  const speaker = await familySpeaker(ctx, ctx.db, conversationId)
  return openPicture(ctx, await threadFor(ctx, speaker, conversationId), messageId)
}

/** @throws the same, and where no contract lives any more */
export async function readTeamPicture(ctx: StaffContext, { messageId }: PictureName): Promise<Picture> {
  const conversationId = await conversationOf(ctx, messageId)
  const speaker = await teamSpeaker(ctx, ctx.db, conversationId)
  const thread = await threadFor(ctx, speaker, conversationId)
  if (!thread.isSigned) throw new DomainError('not_found')
  await ctx.audit.record(ctx.db, {
    by: ctx.staff,
    purpose: 'conversation',
    action: 'conversation.staffPicture',
    patientIds: [thread.patientId],
    fields: ['messages'],
    at: ctx.now(),
    requestId: ctx.requestId,
  })
  return openPicture(ctx, thread, messageId)
}

async function conversationOf(ctx: AccountContext, messageId: string): Promise<string> {
  const conversationId = await threadOfPicture(ctx.db, messageId)
  if (!conversationId) throw new DomainError('not_found')
  return conversationId
}

async function threadFor(ctx: AccountContext, speaker: Speaker, conversationId: string): Promise<Thread> {
  const thread = await readThread(ctx.db, speaker, conversationId, localDateOf(ctx.now()))
  if (!thread) throw new DomainError('not_found')
  return thread
}

async function openPicture(ctx: AccountContext, thread: Thread, messageId: string): Promise<Picture> {
  const found = await findPicture(ctx.db, thread, messageId)
  const isShown = found && (found.accountId === ctx.account.id || isShownToOthers(found.check))
  if (!isShown || !found.pictureCipher) throw new DomainError('not_found')
  const bytes = ctx.fieldCrypto.openBytes(PICTURE, Buffer.from(found.pictureCipher))
  return { mediaType: found.mediaType, base64: bytes.toString('base64') }
}
