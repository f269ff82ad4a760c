import * as z from 'zod/mini'
import { MESSAGE_TEMPLATES, SUBSCRIBE_ANSWERS } from '#domain/message/message-template'
import { id } from '../../platform/api/input-shape'
import { accountProcedure, router, writeProcedure } from '../../platform/api/trpc'
import { listInbox } from './list-inbox'
import { readMessages } from './read-messages'
import { readSubscription } from './read-subscription'
import { countUnread } from './store'
import { subscribe } from './subscribe'

/** A badge counts to 99; one more says that there are more. */
const MAX_UNREAD = 100
const PAGE = 50

const nothing = z.strictObject({})
const answer = z.strictObject({ template: z.enum(MESSAGE_TEMPLATES), answer: z.enum(SUBSCRIBE_ANSWERS) })

export const messageRouter = router({
  list: accountProcedure
    .input(z.strictObject({ cursor: z.optional(z.string().check(z.maxLength(200))) }))
    .query(({ ctx, input }) => listInbox(ctx, input)),
  unread: accountProcedure
    .input(nothing)
    .query(async ({ ctx }) => ({ count: await countUnread(ctx.db, ctx.account.id, MAX_UNREAD) })),
  read: writeProcedure({ ids: z.array(id).check(z.minLength(1), z.maxLength(PAGE)) }).mutation(
    ({ ctx, input }) => readMessages(ctx, input),
  ),
  subscription: accountProcedure.input(nothing).query(({ ctx }) => readSubscription(ctx)),
  subscribe: writeProcedure({
    answers: z.array(answer).check(z.minLength(1), z.maxLength(MESSAGE_TEMPLATES.length)),
  }).mutation(({ ctx, input }) => subscribe(ctx, input)),
})
