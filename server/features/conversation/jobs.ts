import * as z from 'zod/mini'
import { localDateOf } from '#domain/kernel/time'
import type { Context } from '../../platform/context'
import { untilDone } from '../../platform/job-pages'
import type { CronItem, Tasks } from '../../platform/jobs'
import { checkAgain } from './check-again'
import { forgetPictures } from './check-store'
import { CHECK_AGAIN_TASK, FORGET_PICTURES_TASK } from './tasks'

const Message = z.object({ messageId: z.uuid() })

/** What conversations do by the clock. Each may run twice or late without doing harm. */
export function conversationTasks(
  ctx: Pick<Context, 'db' | 'transaction' | 'fieldCrypto' | 'outside' | 'now'>,
): Tasks {
  return {
    [CHECK_AGAIN_TASK]: (payload) => checkAgain(ctx, Message.parse(payload).messageId),
    [FORGET_PICTURES_TASK]: () => {
      const today = localDateOf(ctx.now())
      return untilDone((limit) => ctx.transaction((tx) => forgetPictures(tx, today, limit)))
    },
  }
}

/** Half past three in the morning in Shanghai. */
export const CONVERSATION_CRON: readonly CronItem[] = [{ task: FORGET_PICTURES_TASK, match: '30 19 * * *' }]
