import type { AccountContext, StaffContext } from '../../platform/context'
import type { Reader } from '../../platform/database/database'
import { pictureIn } from './picture-in'
import { type Content, type SentMessage, sendMessage } from './send-message'
import { familySpeaker, teamSpeaker } from './who-speaks'

interface Addressed {
  readonly conversationId: string
  readonly idempotencyKey: string
}
type Words = Addressed & { readonly text: string }
type Picture = Addressed & { readonly base64: string }

// The four ways to send, all with the refusals of `sendMessage`: what, and who speaks.

export function sendFamilyWords(ctx: AccountContext, input: Words): Promise<SentMessage> {
  return sendAsFamily(ctx, 'conversation.sendText', input, { kind: 'text', text: input.text })
}

/** @throws picture_too_large, picture_unreadable */
export function sendFamilyPicture(ctx: AccountContext, input: Picture): Promise<SentMessage> {
  return sendAsFamily(ctx, 'conversation.sendPicture', input, pictureIn(input.base64))
}

export function sendTeamWords(ctx: StaffContext, input: Words): Promise<SentMessage> {
  return sendAsTeam(ctx, 'conversation.reply', input, { kind: 'text', text: input.text })
}

/** @throws picture_too_large, picture_unreadable */
export function sendTeamPicture(ctx: StaffContext, input: Picture): Promise<SentMessage> {
  return sendAsTeam(ctx, 'conversation.replyPicture', input, pictureIn(input.base64))
}

function sendAsFamily(ctx: AccountContext, procedure: string, input: Addressed, content: Content) {
  const whoSpeaks = (tx: Reader) => familySpeaker(ctx, tx, input.conversationId)
  return sendMessage(ctx, { procedure, input, content, whoSpeaks })
}

function sendAsTeam(ctx: StaffContext, procedure: string, input: Addressed, content: Content) {
  const whoSpeaks = (tx: Reader) => teamSpeaker(ctx, tx, input.conversationId)
  return sendMessage(ctx, { procedure, input, content, whoSpeaks })
}
