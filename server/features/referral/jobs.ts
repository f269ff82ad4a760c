import { localDateOf } from '#domain/kernel/time'
import type { MessageKind } from '#domain/message/message-kind'
import { answerWithin, endedSince, unansweredSince } from '#domain/referral/referral-rules'
import type { Context } from '../../platform/context'
import type { Transaction } from '../../platform/database/database'
import { untilDone } from '../../platform/job-pages'
import type { CronItem, Tasks } from '../../platform/jobs'
import { type LateReferral, listAnsweringAccounts, settleUnanswered } from './overdue-store'

const OVERDUE_TASK = 'referral:overdue'
const EXPIRE_TASK = 'referral:expire'

type Needs = Pick<Context, 'transaction' | 'notices' | 'rules' | 'now'>

/** What happens to referrals by the clock. Each may run twice or late: everything is done once. */
export function referralTasks(needs: Needs): Tasks {
  return {
    [OVERDUE_TASK]: () => untilDone((limit) => escalate(needs, limit)),
    [EXPIRE_TASK]: () => untilDone((limit) => expire(needs, limit)),
  }
}

/** Not answered in time: it stands on top of the other place's desk, and both places are told (rules RF-03). */
async function escalate(needs: Needs, limit: number): Promise<number> {
  const now = needs.now()
  const since = unansweredSince(now, answerWithin(await needs.rules(), localDateOf(now)))
  return needs.transaction(async (tx) => {
    const late = await settleUnanswered(tx, 'escalate', since, { now, limit })
    for (const referral of late) await tellPlaces(needs, tx, referral, now)
    return late.length
  })
}

/** Not answered at all: it leads nowhere any more, and the family and the doctor look for another place. */
async function expire(needs: Needs, limit: number): Promise<number> {
  const now = needs.now()
  return needs.transaction(async (tx) => {
    const late = await settleUnanswered(tx, 'expire', endedSince(now), { now, limit })
    for (const referral of late) await tellFamily(needs, tx, referral, now)
    return late.length
  })
}

async function tellPlaces(
  { notices }: Needs,
  tx: Transaction,
  { id, toOrganizationId, byAccountId }: LateReferral,
  now: Date,
): Promise<void> {
  const kind: MessageKind = 'referral-overdue'
  const answering = await listAnsweringAccounts(tx, toOrganizationId, now)
  for (const accountId of new Set([...answering, byAccountId])) {
    await notices.tell(tx, { kind, to: { accountId }, byAccountId: null, onceKey: `${kind}:${id}` }, now)
  }
}

async function tellFamily(
  { notices }: Needs,
  tx: Transaction,
  { id, patientId, byAccountId }: LateReferral,
  now: Date,
): Promise<void> {
  const once = (kind: MessageKind) => ({ kind, byAccountId: null, onceKey: `${kind}:${id}` })
  await notices.tell(tx, { ...once('referral-expired'), to: { readersOf: patientId }, patientId }, now)
  await notices.tell(tx, { ...once('referral-unanswered'), to: { accountId: byAccountId } }, now)
}

/** What is late every five minutes: the green way is answered within thirty. What is over once an hour. */
export const REFERRAL_CRON: readonly CronItem[] = [
  { task: OVERDUE_TASK, match: '*/5 * * * *' },
  { task: EXPIRE_TASK, match: '50 * * * *' },
]
