import { DomainError, type Refusal, refuse } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { Desk, Outcome } from '../../../platform/admission/admission'
import {
  earlierAnswers,
  type IntendingContext,
  keepAnswers,
  nameOfIntent,
} from '../../../platform/api/idempotency'
import type { Context } from '../../../platform/context'
import type { Statements } from '../../../platform/database/plain-sql'
import { enqueueAll } from '../../../platform/jobs'
import type { CounterScope, SeatScope } from '../../../platform/scope/counter-scope'
import { type HeldAnswer, heldAnswer } from '../holding/held-answer'
import { placeAppointments } from '../placing/place-appointments'
import { refuseFull } from '../placing/refuse-full'
import { lockAccounts, lockPatients, type PlacedAppointment } from '../placing/seat-store'
import { findStanding } from '../placing/standing-store'
import { findSlots, type SlotRow } from '../slots/slot-store'
import { EXPIRE_HOLD_TASK } from '../tasks'
import { announceBooked, type BookedAnswer, bookedAnswer, useOfBooking } from './announce-booked'

export interface BookingRequest {
  readonly ctx: IntendingContext
  readonly input: {
    readonly slotId: string
    readonly patientId: string
    readonly reason?: string | undefined
  }
  /** What becomes of the seat: theirs, or kept for some minutes (BK-13). */
  readonly as: 'booked' | 'held'
  /** Of staff who book for whoever rings; absent, the account acts for the person. */
  readonly counter?: CounterScope | undefined
  /** When the slot opens, if that is a moment away. */
  readonly opensAt: number | undefined
}

/** A request of somebody who has proved that they may book for the person. */
interface Admitted {
  readonly request: BookingRequest
  readonly scope: SeatScope
}

type SeatAnswer = BookedAnswer | HeldAnswer
type Seated = Admitted & { readonly answer: SeatAnswer; readonly holdExpiresAt: Date | null }
type Outcomes = Map<BookingRequest, Outcome<SeatAnswer>>

/**
 * The desk at which bookings and holds of one moment are decided together (BK-14): one transaction, its statements, its
 * locks and its commit serve them all. Locks are taken in the order of decision 097, each kind at once and by their ids.
 * An account or a person stands in a batch once: their next request is decided when this one is committed.
 */
export const BOOKING_DESK: Desk<BookingRequest, SeatAnswer> = {
  alone: ({ ctx, input }) => [ctx.account.id, input.patientId],
  shared: ({ input }) => input.slotId,
  same: ({ ctx: { intent } }) => nameOfIntent(intent),
  stands: ({ ctx: { account, device, placeTicket }, input, opensAt }) => ({
    whose: account.id,
    wants: input.slotId,
    ticket: placeTicket,
    device,
    opensAt,
  }),
  // A second batch would only halve the first: what a batch costs is nearly the same for one request and for fifty.
  atOnce: 1,
  async decide(requests) {
    const ctx = requests[0]?.ctx
    if (!ctx) return []
    const now = ctx.now()
    const rules = await ctx.rules()
    const slots = await findSlots(ctx.plain.statements, [
      ...new Set(requests.map(({ input }) => input.slotId)),
    ])
    const late = await refuseFull(ctx, requests, slots, now)
    const others = requests.filter((request) => !late.has(request))
    const decided =
      others.length === 0
        ? new Map()
        : await ctx.plain.transaction((tx) =>
            bookAll({ ...ctx, tx, rules: async () => rules }, { requests: others, slots }, now),
          )
    return requests.map((request) => decided.get(request) ?? no(late.get(request) ?? refuse('busy')))
  },
}

/** What all requests of a batch share. */
interface DeskContext extends Pick<Context, 'rules' | 'access' | 'audit' | 'notices' | 'fieldCrypto'> {
  readonly tx: Statements
}

interface Asked {
  readonly requests: readonly BookingRequest[]
  /** As they were a moment ago. */
  readonly slots: ReadonlyMap<string, SlotRow>
}

async function bookAll(ctx: DeskContext, { requests, slots }: Asked, now: Date): Promise<Outcomes> {
  const outcomes: Outcomes = new Map()
  const admitted = await admitAll(ctx, requests, outcomes, now)
  const seated = await placeAll(ctx, { admitted, slots }, outcomes, now)
  await keepAll(ctx, seated, now)
  for (const { request, answer } of seated) outcomes.set(request, { answer })
  return outcomes
}

/** Once the accounts are locked, a retry finds what the first call was answered, whichever process answered it. */
async function admitAll(
  ctx: DeskContext,
  requests: readonly BookingRequest[],
  outcomes: Outcomes,
  now: Date,
): Promise<readonly Admitted[]> {
  const accountIds = requests.map((request) => request.ctx.account.id)
  const intents = requests.map((request) => request.ctx.intent)
  const asked = requests.map(({ ctx: { account }, input: { patientId } }) => ({ actor: account, patientId }))
  // They travel together and are done in this order.
  const [open, earlier, scopes] = await Promise.all([
    lockAccounts(ctx.tx, accountIds),
    earlierAnswers<SeatAnswer>(ctx.tx, intents),
    ctx.access.careScopes(ctx.tx, asked, localDateOf(now)),
  ])
  return requests.flatMap((request, index) => {
    const scope = request.counter ?? scopes[index]
    const outcome = earlier[index] ?? refuseAtTheDoor(open.has(request.ctx.account.id), scope ?? null)
    if (outcome) outcomes.set(request, outcome)
    return scope && !outcome ? [{ request, scope }] : []
  })
}

function refuseAtTheDoor(isAccountOpen: boolean, scope: SeatScope | null): Outcome<never> | null {
  if (!isAccountOpen) return no(refuse('not_logged_in'))
  if (!scope) return no(refuse('not_found'))
  return scope.isConsentWithheld ? no(refuse('consent_withheld')) : null
}

async function placeAll(
  ctx: DeskContext,
  { admitted, slots }: Pick<Asked, 'slots'> & { readonly admitted: readonly Admitted[] },
  outcomes: Outcomes,
  now: Date,
): Promise<readonly Seated[]> {
  const scopes = admitted.map(({ scope }) => scope)
  const [families, standing] = await Promise.all([
    lockPatients(ctx.tx, scopes, now),
    findStanding(ctx.tx, scopes, now),
  ])
  const wishes = admitted.flatMap(({ request, scope }, index) => {
    const family = families[index]
    if (!family) outcomes.set(request, no(refuse('not_found')))
    const { slotId, reason = '' } = request.input
    const placement = {
      slotId,
      scope,
      status: request.as,
      reason: reason || null,
      rescheduledFrom: null,
    } as const
    return family ? [{ request, scope, placement: { ...placement, family } }] : []
  })
  const placings = await placeAppointments(
    ctx,
    wishes.map(({ placement }) => placement),
    now,
    { slots, standing },
  )
  return wishes.flatMap(({ request, scope }, index) => {
    const placing = placings[index] ?? { refusal: refuse('busy') }
    if ('placed' in placing) return [{ request, scope, ...seatOf(placing.placed, now) }]
    outcomes.set(request, no(placing.refusal))
    return []
  })
}

function seatOf(
  placed: PlacedAppointment & { readonly holdExpiresAt: Date | null },
  now: Date,
): Pick<Seated, 'answer' | 'holdExpiresAt'> {
  const { id, holdExpiresAt } = placed
  return {
    answer: holdExpiresAt ? heldAnswer({ id, holdExpiresAt }, now) : bookedAnswer(placed),
    holdExpiresAt,
  }
}

/** Everything that is written of bookings and holds beside them, in the same transaction. */
async function keepAll(ctx: DeskContext, seated: readonly Seated[], now: Date): Promise<void> {
  if (seated.length === 0) return
  const visits = seated.flatMap(({ request, scope, answer }) =>
    'status' in answer ? [{ request, scope, appointmentId: answer.id }] : [],
  )
  const uses = visits.map(({ request: { ctx: asked, input }, scope }) =>
    useOfBooking(scope, { reason: input.reason, requestId: asked.requestId, now }),
  )
  const ends = seated.flatMap(({ answer, holdExpiresAt }) =>
    'holdId' in answer && holdExpiresAt
      ? [{ task: EXPIRE_HOLD_TASK, payload: { appointmentId: answer.holdId }, runAt: holdExpiresAt }]
      : [],
  )
  const answers = seated.map(({ request, answer }) => ({ intent: request.ctx.intent, answer }))
  await Promise.all([
    ctx.audit.recordAll(ctx.tx, uses),
    announceBooked(ctx, visits, now),
    enqueueAll(ctx.tx, ends),
    keepAnswers(ctx.tx, answers),
  ])
}

function no({ code, facts }: Refusal): { readonly refusal: DomainError } {
  return { refusal: new DomainError(code, facts) }
}
