import * as z from 'zod/mini'
import { CLINICAL_ROLES } from '#domain/account/account-role'
import { MESSAGE_PICTURE_MAX_BYTES, MESSAGE_TEXT_MAX } from '#domain/conversation/message-limits'
import { plainWords } from '#domain/kernel/plain-words'
import { id } from '../../platform/api/input-shape'
import {
  accountProcedure,
  publicProcedure,
  router,
  staffProcedure,
  staffWriteProcedure,
  writeProcedure,
} from '../../platform/api/trpc'
import { listOwnConversations } from './list-conversations'
import { listTeamInbox } from './list-inbox'
import { markRead, markSeen } from './mark-read'
import { openConversation } from './open-conversation'
import { readEmergencyRule } from './read-emergency-rule'
import { readFamilyMessages, readTeamMessages } from './read-messages'
import { readFamilyPicture, readTeamPicture } from './read-picture'
import { sendFamilyPicture, sendFamilyWords, sendTeamPicture, sendTeamWords } from './send'
import { issueSocketTicket } from './socket-ticket'

const nothing = z.strictObject({})
const seq = z.int().check(z.gte(0), z.lte(2_147_483_647))
const addressed = { conversationId: id, idempotencyKey: z.uuid() }
const words = z.strictObject({ ...addressed, text: plainWords(MESSAGE_TEXT_MAX, 1) })
const picture = z.strictObject({
  ...addressed,
  base64: z
    .string()
    .check(z.maxLength(Math.ceil(MESSAGE_PICTURE_MAX_BYTES / 3) * 4), z.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
})
const stretch = z
  .strictObject({ conversationId: id, afterSeq: z.optional(seq), beforeSeq: z.optional(seq) })
  .check(z.refine(({ afterSeq, beforeSeq }) => afterSeq === undefined || beforeSeq === undefined))
const pictureName = z.strictObject({ messageId: id })
const seen = { conversationId: id, seq }

/**
 * What a resident and the team of their contract write to each other. Sending asks WeChat before it opens its
 * transaction, so it is no `writeProcedure`; its key works the same.
 */
export const conversationRouter = router({
  emergencyRule: publicProcedure.input(nothing).query(({ ctx }) => readEmergencyRule(ctx)),
  open: writeProcedure({ patientId: id }).mutation(({ ctx, input }) => openConversation(ctx, input)),
  mine: accountProcedure.input(nothing).query(({ ctx }) => listOwnConversations(ctx)),
  messages: accountProcedure.input(stretch).query(({ ctx, input }) => readFamilyMessages(ctx, input)),
  sendText: accountProcedure.input(words).mutation(({ ctx, input }) => sendFamilyWords(ctx, input)),
  sendPicture: accountProcedure.input(picture).mutation(({ ctx, input }) => sendFamilyPicture(ctx, input)),
  picture: accountProcedure.input(pictureName).query(({ ctx, input }) => readFamilyPicture(ctx, input)),
  markRead: writeProcedure(seen).mutation(({ ctx, input }) => markRead(ctx, input)),
  socketTicket: accountProcedure.input(nothing).mutation(({ ctx }) => issueSocketTicket(ctx)),
  inbox: staffProcedure(...CLINICAL_ROLES)
    .input(z.strictObject({ teamId: id, cursor: z.optional(z.string().check(z.maxLength(200))) }))
    .query(({ ctx, input }) => listTeamInbox(ctx, input)),
  staffMessages: staffProcedure(...CLINICAL_ROLES)
    .input(stretch)
    .query(({ ctx, input }) => readTeamMessages(ctx, input)),
  staffPicture: staffProcedure(...CLINICAL_ROLES)
    .input(pictureName)
    .query(({ ctx, input }) => readTeamPicture(ctx, input)),
  reply: staffProcedure(...CLINICAL_ROLES)
    .input(words)
    .mutation(({ ctx, input }) => sendTeamWords(ctx, input)),
  replyPicture: staffProcedure(...CLINICAL_ROLES)
    .input(picture)
    .mutation(({ ctx, input }) => sendTeamPicture(ctx, input)),
  markSeen: staffWriteProcedure(CLINICAL_ROLES, seen).mutation(({ ctx, input }) => markSeen(ctx, input)),
})
