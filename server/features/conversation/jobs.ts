import * as z from 'zod/mini'
import { localDateOf } from '#domain/kernel/time'
import type { Context } from '../../platform/context'
import type { CronItem, Tasks } from '../../platform/jobs'
import { checkAgain } from './check-again'
import { forgetPictures } from './check-store'
import { CHECK_AGAIN_TASK, FORGET_PICTURES_TASK } from './tasks'

const Message = z.object({ messageId: z.uuid() })
const BATCH = 200
/** Twenty thousand pictures a night are more than a county sends in a day. */
const BATCHES = 100

/** What conversations do by the clock. Each may run twice or late without doing harm. */
export function conversationTasks(
  ctx: Pick<Context, 'db' | 'transaction' | 'fieldCrypto' | 'outside' | 'now'>,
): Tasks {
  return {
    [CHECK_AGAIN_TASK]: (payload) => checkAgain(ctx, Message.parse(payload).messageId),
    [FORGET_PICTURES_TASK]: async () => {
      const today = localDateOf(ctx.now())
      for (let batch = 0; batch < BATCHES; batch++) {
        if ((await ctx.transaction((tx) => forgetPictures(tx, today, BATCH))) === 0) return
      }
    },
  }
}

/** Half past three in the morning in Shanghai. */
export const CONVERSATION_CRON: readonly CronItem[] = [{ task: FORGET_PICTURES_TASK, match: '30 19 * * *' }]
