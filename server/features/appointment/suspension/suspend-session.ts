import { DomainError } from '#domain/kernel/errors'
import { toIsoShanghai } from '#domain/kernel/time'
import type { StaffContext, StaffWriteContext } from '../../../platform/context'
import { lineReach } from '../../../platform/scope/session-reach'
import { STATUS_NOTE } from '../cancelling/cancel-appointment'
import { giveFeeBack } from '../cancelling/fee'
import { lockSlots } from '../placing/seat-store'
import { takeBackSeats } from '../present/day-store'
import { listVisits, type SuspendedRow, withdrawOffersIn } from './equivalent-store'
import { findEquivalents, keepEquivalents } from './keep-equivalents'
import {
  findSessionFacts,
  listSessionSlots,
  lockSession,
  type SessionFacts,
  type SessionSlot,
  setSessionStatus,
  suspendRest,
} from './suspension-store'

/** A session, whole or from a moment on. */
interface Stop {
  readonly sessionId: string
  /** What begins from here on is not held; left out, nothing is. ISO instant. */
  readonly from?: string | undefined
}

/**
 * The doctor cannot hold the session, or the rest of it: every booking is suspended, its seat goes back, and everybody
 * who looks after a patient is told at once. For each family equivalent seats are kept for some hours (BK-16); where
 * there are none, what was paid returns at once. Whoever is inside is seen.
 *
 * @throws not_found alike for absent sessions and those out of reach; session_over
 */
export async function suspendSession(
  ctx: StaffWriteContext,
  input: Stop & { readonly reason: string },
): Promise<{ suspended: number }> {
  const now = ctx.now()
  const session = await lockSession(ctx.tx, lineReach(ctx.staff), input.sessionId)
  if (!session) throw new DomainError('not_found')
  const slots = await listSessionSlots(ctx.tx, session.id)
  const stopped = slotsToStop(session, slots, input, now)
  const slotIds = stopped.map(({ id }) => id)
  const wantedIds = await slotsWanted(ctx, session, slotIds)
  await lockSlots(ctx.tx, [...slotIds, ...wantedIds])
  if (stopped.length === slots.length) await setSessionStatus(ctx.tx, session, 'suspended')
  else await suspendRest(ctx.tx, session, stopped)

  await withdrawOffersIn(ctx.tx, slotIds, now)
  const moved = await takeBackSeats(ctx.tx, {
    slotIds,
    byAccountId: ctx.staff.accountId,
    noteCipher: ctx.fieldCrypto.seal(STATUS_NOTE, input.reason),
    now,
  })
  const appointmentIds = moved.flatMap(({ id, status }) => (status === 'suspended' ? [id] : []))
  const visits = await listVisits(ctx.tx, { appointmentIds })
  const kept = await keepEquivalents(ctx, session, visits, wantedIds)
  await tellFamilies(ctx, visits, kept)
  await ctx.audit.record(ctx.tx, {
    by: ctx.staff,
    purpose: 'front-desk',
    action: 'session.suspend',
    patientIds: visits.map(({ patientId }) => patientId),
    fields: ['appointments'],
    at: now,
    requestId: ctx.requestId,
  })
  return { suspended: visits.length }
}

/**
 * Whom a stop would meet, and what they would be offered, before it is done. Counts only: nobody is named.
 *
 * @throws as `suspendSession`
 */
export async function previewSuspension(
  ctx: StaffContext,
  input: Stop,
): Promise<{ families: number; offers: Readonly<Record<OfferedKind, number>>; without: number }> {
  const session = await findSessionFacts(ctx.db, lineReach(ctx.staff), input.sessionId)
  if (!session) throw new DomainError('not_found')
  const stopped = slotsToStop(session, await listSessionSlots(ctx.db, session.id), input, ctx.now())
  const visits = await listVisits(ctx.db, { slotIds: stopped.map(({ id }) => id) })
  const found = await findEquivalents(ctx, ctx.db, session, visits)
  const offersOf = (kind: OfferedKind) => found.filter((each) => each.kind === kind).length
  const offered = new Set(found.map(({ visitId }) => visitId))
  return {
    families: visits.length,
    offers: {
      'same-doctor': offersOf('same-doctor'),
      colleague: offersOf('colleague'),
      'nearest-site': offersOf('nearest-site'),
    },
    without: visits.length - offered.size,
  }
}

type OfferedKind = 'same-doctor' | 'colleague' | 'nearest-site'

/** @throws session_over when it is stopped already or over, or nothing of it begins from that moment on */
function slotsToStop(
  { status, end }: SessionFacts,
  slots: readonly SessionSlot[],
  { from }: Stop,
  now: Date,
): readonly SessionSlot[] {
  const stopped = from ? slots.filter(({ start }) => start >= new Date(from)) : slots
  if (status !== 'open' || end <= now || stopped.length === 0) throw new DomainError('session_over')
  return stopped
}

/** Where seats are likely to be kept, so that all slots can be locked at once, in one order. */
async function slotsWanted(
  ctx: StaffWriteContext,
  session: SessionFacts,
  slotIds: readonly string[],
): Promise<readonly string[]> {
  const visits = await listVisits(ctx.tx, { slotIds })
  const found = await findEquivalents(ctx, ctx.tx, session, visits)
  return [...new Set(found.map(({ slotId }) => slotId))]
}

/** Where nothing could be kept, nothing has to be waited for: the fee returns at once (BK-17). */
async function tellFamilies(
  ctx: StaffWriteContext,
  visits: readonly SuspendedRow[],
  kept: ReadonlyMap<string, Date>,
): Promise<void> {
  for (const { id } of visits) if (!kept.has(id)) await giveFeeBack(ctx.tx, ctx, id)
  await ctx.notices.tellAll(
    ctx.tx,
    visits.map(({ id, patientId }) => {
      const until = kept.get(id)
      return {
        kind: 'appointment-suspended',
        to: { everybodyActingFor: patientId },
        byAccountId: ctx.account.id,
        patientId,
        appointmentId: id,
        facts: { until: until ? toIsoShanghai(until) : null },
        onceKey: `suspended:${id}`,
      }
    }),
    ctx.now(),
  )
}
