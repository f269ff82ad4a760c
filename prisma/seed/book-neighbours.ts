import { addDays, localDateOf } from '#domain/kernel/time'
import { bookAppointment } from '#server/features/appointment/booking/book-appointment'
import type { SharedContext } from '#server/platform/context'
import { familyActor, newIntent, peopleOf, unlessRefused } from './acting'
import { DEMO_FAMILIES } from './demo-families'
import { demoId } from './demo-id'
import { findUntouchedSlots, haveBooked } from './store'

/**
 * Where the neighbours go for a sick visit, and how many seats they leave in the first slots of the day. Each
 * neighbour goes once a day (BK-07), so a day's seats must not outnumber them.
 */
const BUSY_PLACES: readonly { readonly organization: string; readonly leave: readonly number[] }[] = [
  { organization: 'chengdong', leave: [0, 0, 1] },
  { organization: 'liuhe', leave: [0, 1] },
  { organization: 'chengxi', leave: [1, 0] },
  { organization: 'chengnan', leave: [0] },
  { organization: 'chengbei', leave: [0, 1] },
  { organization: 'maternity', leave: [0, 0] },
  { organization: 'tongzi', leave: [1] },
  { organization: 'qingqiao', leave: [0] },
]
const BUSY_DAYS = 2

/**
 * Lets the neighbours take seats of today and tomorrow, by the same use case and under the same rules as everybody.
 * They do it once: who seeds again finds their seats as they are.
 *
 * @returns how many seats they took
 */
export async function bookNeighbours(ctx: SharedContext): Promise<number> {
  const neighbours = peopleOf(
    DEMO_FAMILIES.filter(({ persona, comesToday }) => persona === null && !comesToday),
  )
  if (
    await haveBooked(
      ctx.db,
      neighbours.map(({ accountId }) => accountId),
    )
  )
    return 0
  let booked = 0
  for (let ahead = 0; ahead < BUSY_DAYS; ahead++) {
    const seats = await seatsWanted(ctx, ahead)
    for (const [turn, neighbour] of neighbours.entries()) {
      const slotId = seats[turn]
      if (slotId !== undefined && (await tryToBook(ctx, neighbour, slotId))) booked++
    }
  }
  return booked
}

/** The slots to book, each as often as seats are to be taken in it. */
async function seatsWanted(ctx: SharedContext, daysAhead: number): Promise<string[]> {
  const now = ctx.now()
  const perPlace = BUSY_PLACES.map(async ({ organization, leave }) => {
    const slots = await findUntouchedSlots(ctx.db, {
      organizationId: demoId('organization', organization),
      service: 'sick-visit',
      day: addDays(localDateOf(now), daysAhead),
      after: now,
      limit: leave.length,
    })
    return slots.flatMap(({ id, capacity }, index) =>
      Array<string>(Math.max(0, capacity - (leave[index] ?? capacity))).fill(id),
    )
  })
  return (await Promise.all(perPlace)).flat()
}

/** False when the rules refuse the neighbour: before 07:00, say, nobody can book for the same day (BK-02). */
async function tryToBook(
  ctx: SharedContext,
  neighbour: { readonly accountId: string; readonly patientId: string },
  slotId: string,
): Promise<boolean> {
  const account = familyActor(neighbour.accountId)
  const asked = { ...ctx, requestId: 'seed', account, intent: newIntent(ctx, account, 'appointment.book') }
  const booked = await unlessRefused(() => bookAppointment(asked, { slotId, patientId: neighbour.patientId }))
  return booked !== null
}
