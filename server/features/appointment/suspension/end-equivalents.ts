import * as z from 'zod/mini'
import { toIsoShanghai } from '#domain/kernel/time'
import type { Context, UnattendedContext } from '../../../platform/context'
import type { Transaction } from '../../../platform/database/database'
import { eachDue } from '../../../platform/job-pages'
import type { Tasks } from '../../../platform/jobs'
import { giveFeeBack } from '../cancelling/fee'
import { lockSlots } from '../placing/seat-store'
import { END_EQUIVALENTS_TASK, SWEEP_EQUIVALENTS_TASK } from '../tasks'
import { endOffers, findUnanswered, isStillSuspended, listKept, listRunOutVisits } from './equivalent-store'

type Needs = UnattendedContext & Pick<Context, 'db' | 'transaction'>

const EndEquivalents = z.object({ appointmentId: z.uuid() })

/** What becomes of kept seats by the clock. Each may run twice or late without doing harm. */
export function equivalentTasks(needs: Needs): Tasks {
  const end = (appointmentId: string) => needs.transaction((tx) => endEquivalents(tx, needs, appointmentId))
  return {
    [END_EQUIVALENTS_TASK]: (payload) => end(EndEquivalents.parse(payload).appointmentId),
    [SWEEP_EQUIVALENTS_TASK]: async () => {
      await eachDue(await listRunOutVisits(needs.db, needs.now()), end)
    },
  }
}

/**
 * The time to answer is over: the seats go to whoever waits. When nothing is kept for a visit any more and it was not
 * moved, what was paid returns as if the family had said that nothing fits, and the family is told what it can do now.
 */
async function endEquivalents(tx: Transaction, ctx: Needs, appointmentId: string): Promise<void> {
  const now = ctx.now()
  const kept = await listKept(tx, appointmentId)
  await lockSlots(
    tx,
    kept.map(({ slotId }) => slotId),
  )
  const isUnanswered = await isStillSuspended(tx, appointmentId)
  await ctx.access.seatsLeft(tx, await endOffers(tx, appointmentId, { byAccountId: null, now }))
  const isOver = (await listKept(tx, appointmentId)).length === 0
  if (!isUnanswered || !isOver) return
  await giveFeeBack(tx, ctx, appointmentId)
  const unanswered = await findUnanswered(tx, appointmentId)
  if (unanswered) await tellUnanswered(tx, ctx, { appointmentId, ...unanswered }, now)
}

/** A family that said nothing learns what became of its visit, once for each time that something was offered. */
function tellUnanswered(
  tx: Transaction,
  { notices }: Needs,
  visit: { readonly appointmentId: string; readonly patientId: string; readonly offeredAt: Date },
  now: Date,
): Promise<void> {
  const { appointmentId, patientId, offeredAt } = visit
  return notices.tell(
    tx,
    {
      kind: 'appointment-unanswered',
      to: { everybodyActingFor: patientId },
      byAccountId: null,
      patientId,
      appointmentId,
      onceKey: `unanswered:${appointmentId}:${toIsoShanghai(offeredAt)}`,
    },
    now,
  )
}
