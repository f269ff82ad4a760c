import * as z from 'zod/mini'
import type { Context } from '../../platform/context'
import type { Tasks } from '../../platform/jobs'
import { RELEASED_TASK, tellAtRelease } from './tell-released'

const Released = z.object({ id: z.uuid() })

/** What reports do by the clock. May run twice or late without doing harm. */
export function reportTasks(needs: Pick<Context, 'transaction' | 'notices' | 'now'>): Tasks {
  return {
    [RELEASED_TASK]: (payload) =>
      needs.transaction((tx) => tellAtRelease(needs, tx, Released.parse(payload).id)),
  }
}
