import * as z from 'zod/mini'
import { bookingRule } from '#domain/appointment/booking-rules'
import { earliestStart, sameDayOpensAt } from '#domain/appointment/release'
import { metersBetween, type Position } from '#domain/directory/distance'
import {
  compareOrganizations,
  ORGANIZATION_SORTS,
  type OrganizationPlace,
} from '#domain/directory/organization-order'
import { QUERY_MAX_LENGTH, rankMatch } from '#domain/directory/search'
import { day } from '#domain/kernel/day'
import { SERVICES } from '#domain/kernel/healthcare-service'
import type { Rule } from '#domain/kernel/rule-set'
import { addDays, type LocalDate, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { cutPage } from '../../platform/api/cut-page'
import type { Context } from '../../platform/context'
import { CURSOR_MAX_LENGTH, readOrganizationCursor, writeOrganizationCursor } from './organization-cursor'
import { type OrganizationView, organizationView } from './organization-view'
import { type EarliestSeat, loadEarliestSeats, loadOrganizations, type OrganizationRecord } from './store'

const STREET_MAX_LENGTH = 40

export const listOrganizationsInput = z.strictObject({
  service: z.optional(z.enum(SERVICES)),
  query: z.optional(z.string().check(z.maxLength(QUERY_MAX_LENGTH))),
  near: z.optional(
    z.strictObject({
      latitude: z.number().check(z.gte(-90), z.lte(90)),
      longitude: z.number().check(z.gte(-180), z.lte(180)),
    }),
  ),
  /** Where somebody is who does not share their position: its places come first under `nearest`. */
  street: z.optional(z.string().check(z.maxLength(STREET_MAX_LENGTH))),
  certifiedOnly: z.optional(z.boolean()),
  /** Only places with a seat on this day. */
  onDay: z.optional(day),
  sort: z.optional(z.enum(ORGANIZATION_SORTS)),
  cursor: z.optional(z.string().check(z.maxLength(CURSOR_MAX_LENGTH))),
})
type Query = z.infer<typeof listOrganizationsInput>

interface ListedOrganization extends OrganizationView {
  /** Null when nobody said where they are. */
  readonly distanceMeters: number | null
  readonly earliest: {
    readonly start: string
    readonly free: number
    readonly practitionerName: string
    readonly practitionerTitle: string
  } | null
}

interface OrganizationPage {
  readonly serverTime: string
  readonly rows: ListedOrganization[]
  readonly nextCursor: string | null
}

interface Candidate extends OrganizationPlace {
  readonly organization: OrganizationRecord
  readonly seat: EarliestSeat | null
}

/**
 * The places where a family can be seen, in the order of domain/directory/organization-order.ts, each with the
 * first seat of the service that anybody may book at this moment (BK-02, BK-03, BK-05). At most three statements,
 * however many places there are.
 *
 * @throws input_invalid for a cursor of another list
 */
export async function listOrganizations(ctx: Context, query: Query): Promise<OrganizationPage> {
  const now = ctx.now()
  const sort = query.sort ?? 'earliest'
  const after = query.cursor === undefined ? null : readOrganizationCursor(query.cursor)

  const ordered = (await loadCandidates(ctx, query, now))
    .filter((candidate) => !after || compareOrganizations(sort, after, candidate) < 0)
    .sort((a, b) => compareOrganizations(sort, a, b))
  const { rows: page, nextCursor } = cutPage(ordered, writeOrganizationCursor)
  return {
    serverTime: toIsoShanghai(now),
    rows: page.map((candidate) => listedOrganization(candidate, query)),
    nextCursor,
  }
}

async function loadCandidates(ctx: Context, query: Query, now: Date): Promise<Candidate[]> {
  const rules = await ctx.rules()
  const organizations = await ctx.readLists((db) =>
    loadOrganizations(db, localDateOf(now), { service: query.service }),
  )
  const matching = organizations.flatMap((organization) => {
    const rank = offers(organization, query) ? rankMatch(query.query ?? '', organization) : null
    return rank === null ? [] : [{ organization, matchRank: rank }]
  })
  const places = matching.map(({ organization: { id, region } }) => ({
    id,
    ...firstOpen(rules, region, now),
  }))
  const seats = await ctx.readLists((db) =>
    loadEarliestSeats(db, { places, service: query.service, onDay: query.onDay, now }),
  )
  const seatAt = new Map(seats.map((seat) => [seat.organizationId, seat]))
  const here = whereabouts(query, organizations)
  return matching
    .map(({ organization, matchRank }) =>
      toCandidate(organization, matchRank, seatAt.get(organization.id) ?? null, here),
    )
    .filter(({ seat }) => query.onDay === undefined || seat !== null)
}

function toCandidate(
  organization: OrganizationRecord,
  matchRank: number,
  seat: EarliestSeat | null,
  here: readonly Position[],
): Candidate {
  const { id, kind, pinyin } = organization
  const distances = here.map((position) => metersBetween(position, organization))
  return {
    id,
    kind,
    pinyin,
    matchRank,
    earliestMs: seat && seat.start.getTime(),
    distanceMeters: distances.length > 0 ? Math.min(...distances) : null,
    organization,
    seat,
  }
}

function offers(organization: OrganizationRecord, { service, certifiedOnly }: Query): boolean {
  return (
    (service === undefined || organization.services.includes(service)) &&
    (!certifiedOnly || organization.certifiedPractitioner)
  )
}

/**
 * Before the hour at which a day's own seats open, the first day that can be booked is tomorrow; and no seat can be
 * that begins too soon (BK-02).
 */
function firstOpen(rules: readonly Rule[], region: string, now: Date): { fromDay: LocalDate; from: Date } {
  const today = localDateOf(now)
  const window = bookingRule(rules, region, 'BK-02', today)
  return {
    fromDay: now < sameDayOpensAt(today, window) ? addDays(today, 1) : today,
    from: earliestStart(now, window),
  }
}

/**
 * From where distances are measured. Who names a street instead of sharing a position is taken to be at that
 * street's places: those come first, the others by how far they lie from the nearest of them.
 */
function whereabouts({ near, street }: Query, all: readonly OrganizationRecord[]): readonly Position[] {
  return near ? [near] : all.filter((organization) => organization.street === street)
}

function listedOrganization(
  { organization, seat, distanceMeters }: Candidate,
  { near }: Query,
): ListedOrganization {
  return {
    ...organizationView(organization),
    // Measured from a street it would look more exact than it is.
    distanceMeters: near ? distanceMeters : null,
    earliest: seat && {
      start: toIsoShanghai(seat.start),
      free: seat.free,
      practitionerName: seat.practitionerName,
      practitionerTitle: seat.practitionerTitle,
    },
  }
}
