import { DomainError } from '#domain/kernel/errors'
import type { Place, PlaceTickets } from './place-ticket'
import type { Stander, WaitingLine } from './waiting-line'

/** Who asks for what, and what they know of their place. */
export interface Stands extends Place {
  /** The phone they ask from, if it says: whoever shares it stands as one. */
  readonly device?: string | undefined
  /** What an earlier refusal gave them. */
  readonly ticket: string | undefined
  /** When what they want opens, if that is a moment away: whoever comes in that moment draws lots. */
  readonly opensAt?: number | undefined
}

interface Limits {
  readonly tickets: PlaceTickets
  /** Beyond it whoever comes would give up before their turn: better told at once than left to a time-out. */
  readonly maxWaiting: number
}

/** Whom the line has no room for, and what they are told. */
interface SentAway<Request> {
  readonly request: Request
  readonly refusal: DomainError
}

/** How often anybody may ask: asking again sooner brings nobody ahead. */
export const ASK_AGAIN_MS = 2_000
/** The longest that somebody far back is told to stay away, in such stretches. */
const MAX_ROUNDS = 15
/** For a phone that waits a moment longer than it was told, on a slow network. */
const GRACE_MS = 3_000
/** No wait of a line is longer: what looks longer is a clock that was set back. */
export const LONGEST_WAIT_MS = MAX_ROUNDS * ASK_AGAIN_MS + GRACE_MS
/** Beyond it a place is kept by its ticket alone. */
const MAX_AWAY = 10_000

/**
 * Puts somebody into the line at the place that is theirs: where they stood before they were told to come back, or at
 * the end. Beyond the last place of all the latest is sent away, with a ticket for the place.
 *
 * @returns who was sent away, if anybody
 */
export function takePlace<Request>(
  line: WaitingLine<Request>,
  { request, stands, at }: { readonly request: Request; readonly stands: Stands | null; readonly at: number },
  limits: Limits,
): SentAway<Request> | null {
  const { tickets, maxWaiting } = limits
  const place = stands && { whose: stands.whose, wants: stands.wants }
  const names = stands ? namesOf(stands) : []
  const left = place && line.awayAt(place)
  const shown = place && stands.ticket ? tickets.read(place, stands.ticket, at) : null
  const kept = [left, shown].filter((one) => one !== null && one !== undefined)
  const notBefore = Math.max(0, ...kept.map((one) => one.notBefore))
  const isTooSoon = at < notBefore && notBefore - at <= LONGEST_WAIT_MS
  const { since, readyAt } =
    kept.length > 0
      ? { since: Math.min(...kept.map((one) => one.since)), readyAt: 0 }
      : arrivalOf(line, stands, at, tickets)
  if (isTooSoon) {
    const sent = {
      place,
      names,
      since,
      ahead: left ? line.standers().indexOf(left) : line.before(since),
      notBefore,
    }
    return { request, refusal: left ? refusalOf(sent, at, tickets) : sendAway(line, sent, at, tickets) }
  }
  if (left) line.remove(new Set([left]))

  const stander: Stander<Request> = { place, names, since, readyAt, request, notBefore: 0, awayUntil: 0 }
  const ahead = line.add(stander)
  if (ahead < maxWaiting && line.present() <= maxWaiting) return null
  const last = ahead < maxWaiting ? (lastHere(line) ?? stander) : stander
  const behind = line.standers().lastIndexOf(last)
  line.remove(new Set([last]))
  const rounds = Math.min(MAX_ROUNDS, Math.max(1, Math.floor(behind / maxWaiting)))
  const sent = {
    place: last.place,
    names: last.names,
    since: last.since,
    ahead: behind,
    notBefore: at + rounds * ASK_AGAIN_MS,
  }
  return { request: last.request ?? request, refusal: sendAway(line, sent, at, tickets) }
}

/**
 * Of those who come while something opens, chance says who is first, not who has the faster line. What one account, or
 * one phone, asks for at once counts as asked for every two seconds.
 */
function arrivalOf(
  line: Pick<WaitingLine<unknown>, 'lastOf'>,
  stands: Stands | null,
  at: number,
  tickets: PlaceTickets,
): { readonly since: number; readonly readyAt: number } {
  if (!stands) return { since: at, readyAt: 0 }
  const { opensAt } = stands
  const isDrawn = opensAt !== undefined && Math.abs(at - opensAt) < ASK_AGAIN_MS
  const since = isDrawn ? opensAt + Math.floor(tickets.lot(stands, opensAt) * ASK_AGAIN_MS) : at
  const last = line.lastOf(namesOf(stands))
  return {
    since: last === null ? since : Math.max(since, last + ASK_AGAIN_MS),
    readyAt: isDrawn ? opensAt + ASK_AGAIN_MS : 0,
  }
}

function namesOf({ whose, device }: Pick<Stands, 'whose' | 'device'>): readonly string[] {
  return device ? [whose, device] : [whose]
}

interface Sent {
  readonly place: Place | null
  readonly names: readonly string[]
  readonly since: number
  readonly ahead: number
  readonly notBefore: number
}

function sendAway<Request>(
  line: WaitingLine<Request>,
  { place, names, since, ahead, notBefore }: Sent,
  at: number,
  tickets: PlaceTickets,
): DomainError {
  if (place && line.away() < MAX_AWAY) {
    line.add({ place, names, since, request: null, readyAt: 0, notBefore, awayUntil: notBefore + GRACE_MS })
  }
  return refusalOf({ place, names, since, ahead, notBefore }, at, tickets)
}

function refusalOf({ place, since, ahead, notBefore }: Sent, at: number, tickets: PlaceTickets): DomainError {
  return new DomainError('too_many_requests', {
    retryAfterMs: notBefore - at,
    place: ahead,
    ...(place && { placeTicket: tickets.issue(place, { since, notBefore }) }),
  })
}

function lastHere<Request>(line: WaitingLine<Request>): Stander<Request> | undefined {
  return [...line.standers()].reverse().find(({ request }) => request !== null)
}
