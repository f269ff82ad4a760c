import { addDays, DAY_MS, localDateOf } from '#domain/kernel/time'
import type { Context } from '../../platform/context'
import { untilDone } from '../../platform/job-pages'
import type { CronItem, Tasks } from '../../platform/jobs'
import { updateClaim } from './claim-store'
import { listStanding, listWaitingBefore, withdrawWaiting } from './filing/attachment-store'
import { forgetDraftsBefore } from './filing/draft-store'
import { escalateOverdue, listClosable, listDecidersOf, lockNoticesOver } from './jobs-store'
import { insertStep } from './step-store'
import { tellFamily } from './tell-family'

const NOTICE_TASK = 'claim:notice'
const ESCALATE_TASK = 'claim:escalate'
const CLOSE_TASK = 'claim:close'
const SWEEP_TASK = 'claim:sweep'

const DRAFT_DAYS = 90
const CLOSE_DAYS = 60
const FILES_MAX = 10_000

type Needs = Pick<Context, 'db' | 'transaction' | 'notices' | 'now' | 'files'>

/** What happens to claims by the clock. Each may run twice or late: everything is done once. */
export function claimTasks(needs: Needs): Tasks {
  return {
    [NOTICE_TASK]: () => untilDone((limit) => endNotices(needs, limit)),
    [ESCALATE_TASK]: () => untilDone((limit) => escalate(needs, limit)),
    [CLOSE_TASK]: () => untilDone((limit) => close(needs, limit)),
    [SWEEP_TASK]: () => sweep(needs),
  }
}

/** A notice is over and nobody's objection is open: the money may go (rules MA-17). */
async function endNotices({ transaction, now }: Needs, limit: number): Promise<number> {
  const at = now()
  return transaction(async (tx) => {
    const ids = await lockNoticesOver(tx, localDateOf(at), limit)
    // What was late before has been answered: the payment has a day of its own.
    const payable = { status: 'paying', escalatedAt: null } as const
    for (const id of ids) await updateClaim(tx, id, payable, { accountId: null, at })
    return ids.length
  })
}

/** What was not done in time is told to the family and to whoever may do it (rules MA-15, journeys E4 38). */
async function escalate(needs: Needs, limit: number): Promise<number> {
  const at = needs.now()
  return needs.transaction(async (tx) => {
    const overdue = await escalateOverdue(tx, { now: at, today: localDateOf(at) }, limit)
    for (const claim of overdue) {
      await tellFamily(needs, tx, claim, { kind: 'claim-overdue', turn: at.getTime() })
      for (const accountId of await listDecidersOf(tx, claim.id, at)) {
        const kind = 'claim-review-overdue'
        const onceKey = `${kind}:${claim.id}:${at.getTime()}`
        const told = { kind, to: { accountId }, byAccountId: null, onceKey } as const
        await needs.notices.tell(tx, { ...told, facts: { claimId: claim.id } }, at)
      }
    }
    return overdue.length
  })
}

/** Paid, and nobody can appeal any more. */
async function close({ transaction, now }: Needs, limit: number): Promise<number> {
  const at = now()
  return transaction(async (tx) => {
    const ids = await listClosable(tx, new Date(at.getTime() - CLOSE_DAYS * DAY_MS), limit)
    for (const id of ids) {
      await updateClaim(tx, id, { status: 'closed' }, { accountId: null, at })
      await insertStep(tx, { claimId: id, kind: 'close', byAccountId: null, at })
    }
    return ids.length
  })
}

/** Papers that were never handed in go after a day, files without a row with them, forgotten forms after a season. */
async function sweep({ db, transaction, files, now }: Needs): Promise<void> {
  const yesterday = new Date(now().getTime() - DAY_MS)
  for (const id of await listWaitingBefore(db, yesterday, FILES_MAX)) {
    const isWithdrawn = await transaction((tx) => withdrawWaiting(tx, id, now()))
    if (isWithdrawn) await files.remove(id)
  }
  const old = await files.listBefore(yesterday, FILES_MAX)
  const standing = await listStanding(db, old)
  for (const id of old) if (!standing.has(id)) await files.remove(id)
  await forgetDraftsBefore(db, new Date(`${addDays(localDateOf(now()), -DRAFT_DAYS)}T00:00:00+08:00`))
}

/** Every ten minutes what is overdue; just after midnight in Shanghai the notices; by night what nobody needs. */
export const CLAIM_CRON: readonly CronItem[] = [
  { task: ESCALATE_TASK, match: '*/10 * * * *' },
  { task: NOTICE_TASK, match: '5 16 * * *', options: { backfillPeriod: 43_200_000 } },
  { task: CLOSE_TASK, match: '20 17 * * *', options: { backfillPeriod: 43_200_000 } },
  { task: SWEEP_TASK, match: '40 18 * * *' },
]
