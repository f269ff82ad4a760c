import { DomainError, type Refusal, refuse } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { Desk, Outcome } from '../../platform/admission'
import type { WriteContext } from '../../platform/context'
import { earlierAnswers, type IntendingContext, keepAnswers } from '../../platform/idempotency'
import type { PatientScope } from '../../platform/patient-scope'
import { announceBooked, type BookedAnswer, bookedAnswer, useOfBooking } from './announce-booked'
import { placeAppointments } from './place-appointments'
import { lockAccounts, lockPatients } from './seat-store'

export interface BookingRequest {
  readonly ctx: IntendingContext
  readonly input: {
    readonly slotId: string
    readonly patientId: string
    readonly reason?: string | undefined
  }
}

/** A request of somebody who has proved that they may book for the person. */
interface Admitted {
  readonly request: BookingRequest
  readonly scope: PatientScope
}

type Booked = Admitted & { readonly answer: BookedAnswer }
type Outcomes = Map<BookingRequest, Outcome<BookedAnswer>>

/**
 * The desk at which bookings of one moment are decided together (BK-14): one transaction, its statements, its locks and
 * its commit serve them all. Locks are taken in the order of decision 097, each kind at once and by their ids. An account
 * or a person stands in a batch once: their next request is decided when this one is committed.
 */
export const BOOKING_DESK: Desk<BookingRequest, BookedAnswer> = {
  alone: ({ ctx, input }) => [ctx.account.id, input.patientId],
  shared: ({ input }) => input.slotId,
  // A second batch would only halve the first: what a batch costs is nearly the same for one request and for fifty.
  atOnce: 1,
  async decide(requests) {
    const ctx = requests[0]?.ctx
    if (!ctx) return []
    const rules = await ctx.rules()
    return ctx.transaction((tx) => bookAll({ ...ctx, tx, rules: async () => rules }, requests, ctx.now()))
  },
}

async function bookAll(
  ctx: WriteContext,
  requests: readonly BookingRequest[],
  now: Date,
): Promise<readonly Outcome<BookedAnswer>[]> {
  const outcomes: Outcomes = new Map()
  const admitted = await admitAll(ctx, requests, outcomes, now)
  const booked = await placeAll(ctx, admitted, outcomes, now)
  await keepAll(ctx, booked, now)
  for (const { request, answer } of booked) outcomes.set(request, { answer })
  return requests.map((request) => outcomes.get(request) ?? no(refuse('busy')))
}

/** Once the accounts are locked, a retry finds what the first call was answered, whichever process answered it. */
async function admitAll(
  ctx: WriteContext,
  requests: readonly BookingRequest[],
  outcomes: Outcomes,
  now: Date,
): Promise<readonly Admitted[]> {
  const open = await lockAccounts(
    ctx.tx,
    requests.map((request) => request.ctx.account.id),
  )
  const earlier = await earlierAnswers<BookedAnswer>(
    ctx.tx,
    requests.map((request) => request.ctx.intent),
  )
  const asked = requests.map(({ ctx: { account }, input: { patientId } }) => ({ actor: account, patientId }))
  const scopes = await ctx.access.careScopes(ctx.tx, asked, localDateOf(now))
  return requests.flatMap((request, index) => {
    const scope = scopes[index]
    const outcome = earlier[index] ?? refuseAtTheDoor(open.has(request.ctx.account.id), scope ?? null)
    if (outcome) outcomes.set(request, outcome)
    return scope && !outcome ? [{ request, scope }] : []
  })
}

function refuseAtTheDoor(isAccountOpen: boolean, scope: PatientScope | null): Outcome<never> | null {
  if (!isAccountOpen) return no(refuse('not_logged_in'))
  if (!scope) return no(refuse('not_found'))
  return scope.isConsentWithheld ? no(refuse('consent_withheld')) : null
}

async function placeAll(
  ctx: WriteContext,
  admitted: readonly Admitted[],
  outcomes: Outcomes,
  now: Date,
): Promise<readonly Booked[]> {
  const families = await lockPatients(
    ctx.tx,
    admitted.map(({ scope }) => scope),
    now,
  )
  const wishes = admitted.flatMap(({ request, scope }, index) => {
    const family = families[index]
    if (!family) outcomes.set(request, no(refuse('not_found')))
    const { slotId, reason = '' } = request.input
    const placement = {
      slotId,
      scope,
      status: 'booked',
      reason: reason || null,
      rescheduledFrom: null,
    } as const
    return family ? [{ request, scope, placement: { ...placement, family } }] : []
  })
  const placings = await placeAppointments(
    ctx,
    wishes.map(({ placement }) => placement),
    now,
  )
  return wishes.flatMap(({ request, scope }, index) => {
    const placing = placings[index] ?? { refusal: refuse('busy') }
    if ('placed' in placing) return [{ request, scope, answer: bookedAnswer(placing.placed) }]
    outcomes.set(request, no(placing.refusal))
    return []
  })
}

/** Everything that is written of bookings beside the bookings, in the same transaction. */
async function keepAll(ctx: WriteContext, booked: readonly Booked[], now: Date): Promise<void> {
  if (booked.length === 0) return
  await ctx.audit.recordAll(
    ctx.tx,
    booked.map(
      ({
        request: {
          ctx: { requestId },
          input,
        },
        scope,
      }) => useOfBooking(scope, { reason: input.reason, requestId, now }),
    ),
  )
  const visits = booked.map(({ scope, answer }) => ({ scope, appointmentId: answer.id }))
  await announceBooked(ctx, visits, now)
  await keepAnswers(
    ctx.tx,
    booked.map(
      ({
        request: {
          ctx: { intent },
        },
        answer,
      }) => ({ intent, answer }),
    ),
  )
}

function no({ code, facts }: Refusal): { readonly refusal: DomainError } {
  return { refusal: new DomainError(code, facts) }
}
