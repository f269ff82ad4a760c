import { DomainError } from '#domain/kernel/errors'
import { type Fen, fen } from '#domain/kernel/fen'
import type { Service } from '#domain/kernel/healthcare-service'
import { DAY_MS, type LocalDate, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { byPrecedence, placeInLine } from '#domain/waitlist/line'
import type {
  HalfDay,
  WaitlistCloseReason,
  WaitlistEntry,
  WaitlistPrecedence,
  WaitlistStatus,
} from '#domain/waitlist/waitlist-entry'
import { waitlistRule } from '#domain/waitlist/waitlist-rule'
import type { AccountContext, Context } from '../../platform/context'
import {
  type FamilyEntryRow,
  type FamilyOfferRow,
  findRegion,
  listFamilyEntries,
  listFamilyOffers,
  listWaiting,
} from './line-store'

const PAGE = 50
/** How long a family still sees what became of an entry. */
const ENDED_DAYS = 14

/** What somebody waits for, and how far they are. */
export interface WaitlistEntryView {
  readonly id: string
  readonly patientId: string
  readonly organizationId: string
  readonly organizationName: string
  readonly service: Service
  /** Null: any certified paediatrician of the place. */
  readonly practitionerId: string | null
  readonly practitionerName: string | null
  readonly fromDay: LocalDate
  readonly toDay: LocalDate
  readonly halfDay: HalfDay
  readonly precedence: WaitlistPrecedence
  readonly joinedAt: string
  readonly status: WaitlistStatus
  readonly closeReason: WaitlistCloseReason | null
  readonly silences: number
  /** 1 for whoever is asked first; null unless waiting. */
  readonly place: number | null
}

/** A seat that is kept for somebody until `expiresAt`. */
export interface WaitlistOfferView {
  readonly id: string
  readonly entryId: string
  readonly patientId: string
  readonly slotId: string
  readonly service: Service
  readonly start: string
  readonly end: string
  readonly number: number
  readonly room: string
  readonly feeFen: Fen
  readonly organizationName: string
  readonly practitionerName: string
  readonly practitionerTitle: string
  readonly offeredAt: string
  readonly expiresAt: string
}

/** What the family waits for, with its place in line, and what is being offered to it. */
export async function listWaitlist(ctx: AccountContext): Promise<{
  serverTime: string
  openOffers: WaitlistOfferView[]
  rows: WaitlistEntryView[]
  nextCursor: null
}> {
  const now = ctx.now()
  const of = { today: localDateOf(now), now, endedAfter: new Date(now.getTime() - ENDED_DAYS * DAY_MS) }
  const entries = await listFamilyEntries(ctx.db, ctx.account.id, { ...of, limit: PAGE })
  const offers = await listFamilyOffers(ctx.db, ctx.account.id, { ...of, limit: PAGE })
  const line = await listWaiting(
    ctx.db,
    entries.filter(({ status }) => status === 'waiting'),
  )
  return {
    serverTime: toIsoShanghai(now),
    openOffers: offers.map(offerView),
    rows: entries.map((entry) => ({
      ...entryView(entry),
      place: entry.status === 'waiting' ? placeInLine(entry, line) : null,
    })),
    nextCursor: null,
  }
}

function entryView({ joinedAt, ...entry }: FamilyEntryRow): Omit<WaitlistEntryView, 'place'> {
  return { ...entry, joinedAt: toIsoShanghai(joinedAt) }
}

function offerView({
  start,
  end,
  feeFen,
  offeredAt,
  expiresAt,
  ...offer
}: FamilyOfferRow): WaitlistOfferView {
  return {
    ...offer,
    start: toIsoShanghai(start),
    end: toIsoShanghai(end),
    feeFen: fen(Number(feeFen)),
    offeredAt: toIsoShanghai(offeredAt),
    expiresAt: toIsoShanghai(expiresAt),
  }
}

/** Somebody in a published line: never who. By `id` a family finds itself; it says nothing to anybody else. */
export interface PublishedPlace {
  readonly id: string
  readonly place: number
  readonly precedence: WaitlistPrecedence
  readonly joinedAt: string
  readonly practitionerId: string | null
  readonly fromDay: LocalDate
  readonly toDay: LocalDate
  readonly halfDay: HalfDay
  /** A seat is being offered to them. */
  readonly isOffered: boolean
}

function publishedPlace(row: WaitlistEntry & { isOffered: boolean }, index: number): PublishedPlace {
  const { id, precedence, joinedAt, practitionerId, fromDay, toDay, halfDay, isOffered } = row
  const wish = { practitionerId, fromDay, toDay, halfDay }
  return { id, place: index + 1, precedence, joinedAt: toIsoShanghai(joinedAt), ...wish, isOffered }
}

/**
 * The line of a place as it stands, for everybody, with the rule by which it moves (rules D-BK: published). Of a doctor:
 * whoever waits for them or for any certified paediatrician.
 *
 * @throws not_found for a place that does not exist
 */
export async function readOrder(
  ctx: Context,
  input: {
    readonly organizationId: string
    readonly service: Service
    readonly practitionerId?: string | undefined
  },
) {
  const region = await findRegion(ctx.db, input.organizationId)
  if (region === null) throw new DomainError('not_found')
  const now = ctx.now()
  const line = (await listWaiting(ctx.db, [input])).sort(byPrecedence)
  const asked = input.practitionerId
    ? line.filter(({ practitionerId }) => practitionerId === null || practitionerId === input.practitionerId)
    : line
  return {
    serverTime: toIsoShanghai(now),
    rule: waitlistRule(await ctx.rules(), region, localDateOf(now)),
    waiting: asked.length,
    rows: asked.slice(0, PAGE).map(publishedPlace),
    nextCursor: null,
  }
}
