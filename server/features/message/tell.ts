import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { seesRecords } from '#domain/patient/adolescent'
import type { Statements } from '../../platform/database/plain-sql'
import { enqueueAll } from '../../platform/jobs'
import type { Audience, Notices } from '../../platform/notices'
import type { SubscribeMessages } from '../../platform/outside/outside-systems'
import { type AddressedNotice, insertMessages, listGuardians, type Readers } from './store'
import { DELIVER_TASK } from './tasks'

/**
 * Puts what happened into the inbox of everybody whom it concerns, in the transaction in which it happened; its
 * copy in WeChat waits in the queue from the same commit on.
 */
export function createNotices({ templateIds }: Pick<SubscribeMessages, 'templateIds'>): Notices {
  const offered = Object.keys(templateIds)
  const tellAll: Notices['tellAll'] = async (tx, notices, now) => {
    if (notices.length === 0) return
    const today = localDateOf(now)
    const addressed: AddressedNotice[] = []
    for (const notice of notices) addressed.push({ ...notice, to: await readersOf(tx, notice.to, today) })
    const waiting = await insertMessages(tx, addressed, offered, now, today)
    await enqueueAll(
      tx,
      waiting.map((messageId) => ({
        task: DELIVER_TASK,
        payload: { messageId },
        jobKey: `deliver:${messageId}`,
      })),
    )
  }
  return { tell: (tx, notice, now) => tellAll(tx, [notice], now), tellAll }
}

/** Who reads a record is the domain's question; everybody else the statement finds by itself. */
async function readersOf(tx: Statements, to: Audience, today: LocalDate): Promise<Readers> {
  if (!('readersOf' in to)) return to
  const guardians = await listGuardians(tx, to.readersOf, today)
  const readers = guardians.filter((tie) => seesRecords(tie, today))
  return { accountIds: readers.map(({ accountId }) => accountId) }
}
