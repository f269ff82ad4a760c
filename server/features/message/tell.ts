import { localDateOf } from '#domain/kernel/time'
import type { Notices } from '../../platform/notices'
import { insertMessages } from './store'

/** Puts what happened into the inbox of everybody whom it concerns, in the transaction in which it happened. */
export function createNotices(): Notices {
  return {
    tell: (tx, notice, now) => insertMessages(tx, notice, now, localDateOf(now)),
  }
}
