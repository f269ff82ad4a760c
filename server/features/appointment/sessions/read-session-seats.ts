import { bookingRule } from '#domain/appointment/booking-rules'
import { slotsLeftToAdd } from '#domain/appointment/extend-session'
import { keptUntil } from '#domain/appointment/release'
import { DomainError } from '#domain/kernel/errors'
import type { Service } from '#domain/kernel/healthcare-service'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { StaffContext } from '../../../platform/context'
import { lineReach } from '../../../platform/scope/session-reach'
import { countExtras } from '../present/extra-store'
import { findSessionFacts } from '../suspension/suspension-store'
import { listExtensions, listSlotSeats, type SlotSeatsRow } from './session-seats-store'

export interface SlotSeats extends Omit<SlotSeatsRow, 'start' | 'end'> {
  readonly start: string
  readonly end: string
  /** When what is left of a kept slot opens to everybody (BK-05, BK-19); null for a public one, and when it has. */
  readonly opensAt: string | null
}

interface SessionExtension {
  readonly minutes: number
  readonly end: string
  readonly at: string
  /** Who said so; null for somebody who no longer works here. */
  readonly by: string | null
}

/**
 * The seats of a session as its desk and its doctor see them: free, booked, kept, arrived; what may be added, and when
 * what is kept for others comes back.
 *
 * @throws not_found alike for absent sessions and those out of reach
 */
export async function readSessionSeats(
  ctx: StaffContext,
  input: { readonly sessionId: string },
): Promise<{
  serverTime: string
  status: 'open' | 'suspended'
  practitionerName: string
  service: Service
  start: string
  end: string
  slots: SlotSeats[]
  extras: { used: number; most: number }
  /** Slots that may still be added at the end, and how long one takes. */
  extension: { slots: number; minutes: number }
  /** How it came to be longer, the newest first. */
  extensions: SessionExtension[]
  /** Only the doctor of the session adds seats (BK-06). */
  isOwn: boolean
}> {
  const now = ctx.now()
  const session = await findSessionFacts(ctx.db, lineReach(ctx.staff), input.sessionId)
  if (!session) throw new DomainError('not_found')
  const rules = await ctx.rules()
  const today = localDateOf(now)
  const referralRule = bookingRule(rules, session.region, 'BK-19', today)
  const rows = await listSlotSeats(ctx.db, session.id)
  const opensAt = ({ pool, start }: SlotSeatsRow) => {
    if (pool === 'public') return null
    const at = keptUntil({ pool, start, sessionStart: session.start }, referralRule)
    return at > now ? toIsoShanghai(at) : null
  }
  const [like] = rows
  const extensionRule = bookingRule(rules, session.region, 'BK-EXTEND', today)
  return {
    serverTime: toIsoShanghai(now),
    status: session.status,
    practitionerName: session.practitionerName,
    service: session.service,
    start: toIsoShanghai(session.start),
    end: toIsoShanghai(session.end),
    slots: rows.map((row) => ({
      ...row,
      start: toIsoShanghai(row.start),
      end: toIsoShanghai(row.end),
      opensAt: opensAt(row),
    })),
    extras: {
      used: await countExtras(ctx.db, session.id),
      most: bookingRule(rules, session.region, 'BK-06', today).extraSeatsPerSession,
    },
    extension: like
      ? {
          slots: slotsLeftToAdd(session, like, extensionRule),
          minutes: (like.end.getTime() - like.start.getTime()) / 60_000,
        }
      : { slots: 0, minutes: 0 },
    extensions: await readExtensions(ctx, session.id),
    isOwn: session.practitionerId === ctx.staff.practitionerId,
  }
}

async function readExtensions(ctx: StaffContext, sessionId: string): Promise<SessionExtension[]> {
  const rows = await listExtensions(ctx.db, sessionId)
  const names = await ctx.access.staffNames(
    ctx.db,
    rows.map(({ byAccountId }) => byAccountId),
  )
  return rows.map(({ minutes, endAt, addedAt, byAccountId }) => ({
    minutes,
    end: toIsoShanghai(endAt),
    at: toIsoShanghai(addedAt),
    by: names.get(byAccountId) ?? null,
  }))
}
