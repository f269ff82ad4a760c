import { refuseBooking } from '#domain/appointment/refuse-booking'
import type { PersonFacts } from '#domain/appointment/refuse-person'
import { NO_ENTITLEMENTS } from '#domain/appointment/refuse-slot'
import type { SlotPool } from '#domain/appointment/slot-pool'
import { DomainError, type Refusal } from '#domain/kernel/errors'
import { type Fen, fen } from '#domain/kernel/fen'
import type { Service } from '#domain/kernel/healthcare-service'
import { addDays, type LocalDate, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { Desk } from '../../../platform/admission/admission'
import type { Context } from '../../../platform/context'
import { findBirthDate } from '../appointment-store'
import { findHoldOf } from '../holding/hold-store'
import { banOfPerson } from '../placing/ban-of-person'
import { entitlementsOf } from '../placing/entitlements'
import { findStanding } from '../placing/standing-store'
import { bookingRulesOn, slotFacts } from './rules-of-slot'
import { type ListedSlotRow, listSlots } from './slot-store'

/** The longest stretch one call may ask for: the longest window plus the week that is not released yet. */
export const MAX_DAYS = 21
/** More slots than any place has in that stretch; a page beyond it would mean the plan is broken. */
const MAX_SLOTS = 3_000

export interface SlotView {
  readonly id: string
  readonly sessionId: string
  readonly practitionerId: string
  readonly practitionerName: string
  readonly practitionerTitle: string
  readonly day: string
  readonly start: string
  readonly end: string
  readonly pool: SlotPool
  readonly capacity: number
  readonly free: number
  readonly feeFen: Fen
  readonly room: string
  readonly bookable: boolean
  readonly refusal?: Refusal
}

interface SlotListInput {
  readonly organizationId: string
  readonly service: Service
  readonly from: LocalDate
  readonly to: LocalDate
  readonly practitionerId?: string | undefined
  readonly patientId?: string | undefined
  readonly replacingId?: string | undefined
}

/**
 * Every slot of a place and service in a stretch of days, each with the first reason why it cannot be had. The
 * reasons are those of booking itself, so what looks bookable here is booked there unless somebody was faster.
 *
 * @throws not_logged_in with a patient but no log-in; not_found for another family's patient; input_invalid for a
 * stretch that is reversed or longer than MAX_DAYS
 */
export async function listSlotsFor(
  ctx: Context,
  input: SlotListInput,
): Promise<{ serverTime: string; rows: SlotView[] }> {
  assertStretch(input)
  const now = ctx.now()
  const { found, forEverybody } = await ctx.admit(SLOT_BOARD, { ctx, input, asker: ctx })
  const own = ctx.account && (await findHoldOf(ctx.db, ctx.account.id))
  if (!input.patientId && !own) return { serverTime: toIsoShanghai(now), rows: forEverybody }

  const rules = bookingRulesOn(await ctx.rules(), found[0]?.region ?? '*', localDateOf(now))
  const person = input.patientId
    ? await personFacts(ctx, { ...input, patientId: input.patientId, rules }, now)
    : null
  const family = input.patientId
    ? await entitlementsOf(ctx, ctx.db, input.patientId, found, now)
    : NO_ENTITLEMENTS
  // The seat that this account holds is free to it: the next hold or booking takes its place.
  const accountId = ctx.account?.id ?? null
  const held = own && own.holdExpiresAt > now ? own.slotId : null
  return {
    serverTime: toIsoShanghai(now),
    rows: found.map((slot) => {
      const asSeen = slot.id === held ? { ...slot, free: slot.free + 1 } : slot
      return slotView(asSeen, refuseBooking(slotFacts(asSeen, rules, accountId), person, family, now, rules))
    }),
  }
}

/** @throws input_invalid for a stretch that is reversed or longer than MAX_DAYS */
export function assertStretch({ from, to }: Pick<SlotListInput, 'from' | 'to'>): void {
  if (to < from || to > addDays(from, MAX_DAYS - 1)) {
    throw new DomainError('input_invalid', { fields: ['from', 'to'] })
  }
}

interface Looking {
  readonly ctx: Pick<Context, 'readLists' | 'rules' | 'now'>
  readonly input: SlotListInput
  readonly asker: Pick<Context, 'account' | 'placeTicket'>
}

interface Board {
  readonly found: readonly ListedSlotRow[]
  /** As whoever looks without a person and a hold sees it. */
  readonly forEverybody: SlotView[]
}

/**
 * Whoever looks at one list at one moment looks at one reading of it (decision 172): equal for all, and read after each
 * of them asked, so that it is never older than the question, in however many processes.
 */
export const SLOT_BOARD: Desk<Looking, Board> = {
  alone: () => [],
  shared: ({ input }) => listName(input),
  // A list is nobody's alone: who comes later waits for nobody who is away.
  stands: ({ asker: { account, placeTicket }, input }) =>
    account && { whose: account.id, wants: `${account.id} ${listName(input)}`, ticket: placeTicket },
  atOnce: 4,
  async decide(looking) {
    const read = new Map<string, Promise<Board>>()
    for (const one of looking) {
      const name = listName(one.input)
      if (!read.has(name)) read.set(name, readBoard(one))
    }
    await Promise.all(read.values())
    return Promise.all(
      looking.map(async ({ input }) => {
        const answer = await read.get(listName(input))
        return answer ? { answer } : { refusal: new DomainError('busy') }
      }),
    )
  },
}

function listName({ organizationId, service, from, to, practitionerId }: SlotListInput): string {
  return [organizationId, service, from, to, practitionerId].join(' ')
}

async function readBoard({ ctx, input }: Looking): Promise<Board> {
  const now = ctx.now()
  const practitionerId = input.practitionerId ?? null
  const found = await ctx.readLists((db) => listSlots(db, { ...input, practitionerId, limit: MAX_SLOTS }))
  const rules = bookingRulesOn(await ctx.rules(), found[0]?.region ?? '*', localDateOf(now))
  const forEverybody = found.map((slot) =>
    slotView(slot, refuseBooking(slotFacts(slot, rules, null), null, NO_ENTITLEMENTS, now, rules)),
  )
  return { found, forEverybody }
}

async function personFacts(
  ctx: Context,
  asked: Pick<SlotListInput, 'organizationId' | 'replacingId'> & {
    readonly patientId: string
    readonly rules: ReturnType<typeof bookingRulesOn>
  },
  now: Date,
): Promise<PersonFacts> {
  const { account } = ctx
  const { patientId, replacingId, rules } = asked
  if (!account) throw new DomainError('not_logged_in')
  const scope = await ctx.access.careScope(ctx.db, account, patientId, localDateOf(now))
  const standing = await findStanding(ctx.db, [scope], now)
  const strikes = standing.strikes.get(patientId) ?? []
  return {
    birthDate: await findBirthDate(ctx.db, scope),
    bookedBySelf: scope.relation === 'self',
    // A seat that this account holds is not in its way: the next hold or booking takes its place.
    open: standing.open.filter(
      (other) => other.id !== replacingId && !(other.status === 'held' && other.accountId === account.id),
    ),
    ban: replacingId ? null : await banOfPerson(ctx, ctx.db, { patientId, strikes }, asked, { now, rules }),
  }
}

export function slotView(slot: ListedSlotRow, refusal: Refusal | null): SlotView {
  return {
    id: slot.id,
    sessionId: slot.sessionId,
    practitionerId: slot.practitionerId,
    practitionerName: slot.practitionerName,
    practitionerTitle: slot.practitionerTitle,
    day: slot.day,
    start: toIsoShanghai(slot.start),
    end: toIsoShanghai(slot.end),
    pool: slot.pool,
    capacity: slot.capacity,
    free: slot.free,
    feeFen: fen(Number(slot.feeFen)),
    room: slot.room,
    bookable: refusal === null,
    ...(refusal ? { refusal } : {}),
  }
}
