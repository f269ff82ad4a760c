import type { StaffRole } from '#domain/account/account-role'
import { addDays, instantAt, localDateOf, localTime, MINUTE_MS } from '#domain/kernel/time'
import { likelyDiagnoses, prefilledRecord } from '#domain/visit/prefill-record'
import { bookAppointment } from '#server/features/appointment/booking/book-appointment'
import { callNext } from '#server/features/visit/call-next'
import { checkIn } from '#server/features/visit/check-in'
import { finishVisit } from '#server/features/visit/complete-visit'
import { markNoShow } from '#server/features/visit/mark-no-show'
import { startVisit } from '#server/features/visit/start-visit'
import type { Actor, SharedContext, StaffWriteContext } from '#server/platform/context'
import { staffScope } from '#server/platform/scope/staff-scope'
import { familyActor, newIntent, peopleOf, unlessRefused } from './acting'
import { DEMO_FAMILIES } from './demo-families'
import { demoId } from './demo-id'
import { findSlotsAround, haveBooked } from './store'

/** A slow doctor: who comes at any hour should find somebody waiting. */
const VISIT_MINUTES = 20
const SLOTS = 3
const REASONS = [
  '发热、咳嗽；预约的家长带来',
  '流鼻涕；老人带来',
  '拉肚子；预约的家长带来',
  '出疹子；另一位家长带来',
]
/** One comes after the slot began and one does not come at all. */
const LATE = 2
const ABSENT = 1

interface Staff {
  readonly frontDeskId: string
  readonly doctorId: string
}

interface Visitor {
  readonly appointmentId: string
  readonly sessionId: string
  readonly reason: string
  readonly start: Date
}

/** Something that happened at a moment of today. */
interface Step {
  readonly at: Date
  readonly act: (at: Date) => Promise<unknown>
}

/**
 * Plays today at 城东 up to this minute, through the use cases of desk and room: who booked yesterday has come, waits,
 * is inside or has gone, as it would be at whatever hour the demo starts. Once only: what people did since stays.
 *
 * @returns how many families have a visit today
 */
export async function playToday(ctx: SharedContext, staff: Staff): Promise<number> {
  const families = DEMO_FAMILIES.filter(({ comesToday }) => comesToday)
  const isPlayed = await haveBooked(
    ctx.db,
    families.map(({ key }) => demoId('account', key)),
  )
  if (isPlayed) return 0
  const visitors = await bookYesterday(ctx, peopleOf(families))
  const steps = [...stepsAtDesk(ctx, staff, visitors), ...stepsInRoom(ctx, staff, visitors)]
  const past = steps.filter(({ at }) => at <= ctx.now()).sort((a, b) => a.at.getTime() - b.at.getTime())
  for (const { at, act } of past) await unlessRefused(() => act(at))
  return visitors.length
}

async function bookYesterday(ctx: SharedContext, people: ReturnType<typeof peopleOf>): Promise<Visitor[]> {
  const now = ctx.now()
  const today = localDateOf(now)
  const yesterday = instantAt(addDays(today, -1), localTime('18:00'))
  const slots = await findSlotsAround(ctx.db, {
    organizationId: demoId('organization', 'chengdong'),
    service: 'sick-visit',
    day: today,
    around: new Date(now.getTime() - 15 * MINUTE_MS),
    limit: SLOTS,
  })
  const seats = slots.flatMap((slot) => Array.from({ length: slot.capacity }, () => slot))
  const visitors: Visitor[] = []
  for (const [turn, { accountId, patientId }] of people.entries()) {
    const slot = seats[turn]
    const reason = REASONS[turn % REASONS.length]
    if (!slot || !reason) break
    const account = familyActor(accountId)
    const intent = newIntent(ctx, account, 'appointment.book')
    const asked = { ...ctx, requestId: 'seed', account, intent, now: () => yesterday }
    const booked = await unlessRefused(() => bookAppointment(asked, { slotId: slot.id, patientId, reason }))
    if (booked) {
      visitors.push({ appointmentId: booked.id, sessionId: slot.sessionId, reason, start: slot.startAt })
    }
  }
  return visitors
}

function stepsAtDesk(ctx: SharedContext, { frontDeskId }: Staff, visitors: readonly Visitor[]): Step[] {
  const actor = staffActor(frontDeskId, 'front-desk', null)
  return visitors.map(({ appointmentId, start }, turn) => {
    if (turn === ABSENT) {
      return {
        at: later(start, 31),
        act: (at) => asStaff(ctx, actor, at, (desk) => markNoShow(desk, { appointmentId })),
      }
    }
    const at = turn === LATE ? later(start, 12) : later(start, -10 + (turn % 2) * 3)
    return { at, act: () => asStaff(ctx, actor, at, (desk) => checkIn(desk, { appointmentId })) }
  })
}

/** The doctor calls every few minutes: nobody there, and the next few minutes pass. */
function stepsInRoom(ctx: SharedContext, { doctorId }: Staff, visitors: readonly Visitor[]): Step[] {
  const first = visitors[0]
  if (!first) return []
  const actor = staffActor(doctorId, 'family-doctor', demoId('practitioner', 'he-jing'))
  const { sessionId } = first
  let inside: Visitor | undefined
  const call = (at: Date) =>
    asStaff(ctx, actor, at, async (room) => {
      const { appointmentId } = await callNext(room, { sessionId })
      await startVisit(room, { appointmentId })
      inside = visitors.find((visitor) => visitor.appointmentId === appointmentId)
    })
  const finish = (at: Date) =>
    asStaff(ctx, actor, at, async (room) => {
      if (!inside) return
      const record = prefilledRecord(inside.reason)
      const diagnoses = likelyDiagnoses(record.complaints, 'sick-visit')
        .slice(0, 1)
        .map(({ code }) => code)
      await finishVisit(room, { appointmentId: inside.appointmentId, record: { ...record, diagnoses } })
      inside = undefined
    })
  return Array.from({ length: 2 * visitors.length }, (_, turn) =>
    later(first.start, turn * VISIT_MINUTES),
  ).flatMap((at): Step[] => [
    { at, act: call },
    { at: later(at, VISIT_MINUTES - 1), act: finish },
  ])
}

function asStaff<T>(
  ctx: SharedContext,
  account: Actor,
  at: Date,
  act: (staff: StaffWriteContext) => Promise<T>,
): Promise<T> {
  const staff = staffScope(
    account,
    account.duties.map(({ role }) => role),
  )
  return ctx.transaction((tx) => act({ ...ctx, requestId: 'seed', account, staff, tx, now: () => at }))
}

function staffActor(id: string, role: StaffRole, practitionerId: string | null): Actor {
  const duties = [{ role, organizationId: demoId('organization', 'chengdong') }]
  return { id, tokenId: id, duties, practitionerId, secondFactorAt: null }
}

function later(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * MINUTE_MS)
}
