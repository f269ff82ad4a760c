import { halfDayOf } from '../kernel/half-day'
import type { Service } from '../kernel/healthcare-service'
import { endOfNight } from '../kernel/night'
import { instantAt, type LocalDate, localTimeOf } from '../kernel/time'
import type { BookingRules } from './booking-rules'

/**
 * What a family is offered in place of a visit that the clinic took back, in the order in which it is shown (BK-16).
 * `original`: the consultation is held after all, and the old time is theirs again.
 */
export const EQUIVALENT_KINDS = ['original', 'same-doctor', 'colleague', 'nearest-site'] as const
export type EquivalentKind = (typeof EQUIVALENT_KINDS)[number]

/** Those that are looked for when a consultation stops. */
const SOUGHT = ['same-doctor', 'colleague', 'nearest-site'] as const

/** A time at which a person is expected elsewhere. */
export interface OtherVisit {
  readonly service: Service
  readonly day: LocalDate
  readonly start: Date
  readonly end: Date
}

/** A visit that the clinic took back. */
export interface SuspendedVisit {
  readonly id: string
  readonly organizationId: string
  readonly practitionerId: string
  /** Specialty and grade in one, as titles are given: 儿科主治医师. */
  readonly practitionerTitle: string
  readonly service: Service
  readonly day: LocalDate
  readonly start: Date
  /** What else the person has open. */
  readonly others: readonly OtherVisit[]
}

/** A slot that everybody could book now. */
export interface OpenSlot {
  readonly id: string
  readonly organizationId: string
  readonly practitionerId: string
  readonly practitionerTitle: string
  readonly day: LocalDate
  readonly start: Date
  readonly end: Date
  readonly free: number
  /** From the place whose consultation stops. */
  readonly distanceMetres: number
}

export interface Equivalent {
  readonly visitId: string
  readonly slotId: string
  readonly kind: EquivalentKind
}

/**
 * Keeps for each visit one seat of each kind, as far as there are any: who has fewest so far comes first, then who was
 * to be seen first, so that scarce seats reach as many families as they can. No seat is given to two.
 */
export function allotEquivalents(
  visits: readonly SuspendedVisit[],
  slots: readonly OpenSlot[],
  { isHoliday, siteKm }: { readonly isHoliday: boolean } & Pick<BookingRules['BK-16'], 'siteKm'>,
): Equivalent[] {
  const left = new Map(slots.map(({ id, free }) => [id, free]))
  const allotted = new Map(visits.map(({ id }) => [id, 0]))
  const equivalents: Equivalent[] = []
  for (const kind of SOUGHT) {
    const inTurn = [...visits].sort(
      (a, b) =>
        (allotted.get(a.id) ?? 0) - (allotted.get(b.id) ?? 0) || a.start.getTime() - b.start.getTime(),
    )
    for (const visit of inTurn) {
      const slot = slots
        .filter(
          (each) =>
            (left.get(each.id) ?? 0) > 0 &&
            isKind(kind, visit, each, { isHoliday, siteKm }) &&
            fits(visit, each),
        )
        .sort((a, b) => byLikeness(visit, a, b))[0]
      if (!slot) continue
      left.set(slot.id, (left.get(slot.id) ?? 0) - 1)
      allotted.set(visit.id, (allotted.get(visit.id) ?? 0) + 1)
      equivalents.push({ visitId: visit.id, slotId: slot.id, kind })
    }
  }
  return equivalents
}

/**
 * Whether a slot is an equivalent of a kind. A colleague has the same specialty and grade and sees people at the same
 * place on the same half-day; on a holiday, when few are there, at any time of the day.
 */
function isKind(
  kind: (typeof SOUGHT)[number],
  visit: SuspendedVisit,
  slot: OpenSlot,
  { isHoliday, siteKm }: { readonly isHoliday: boolean; readonly siteKm: number },
): boolean {
  const isNear = slot.distanceMetres <= siteKm * 1_000
  const isHere = slot.organizationId === visit.organizationId
  const isSameDoctor = slot.practitionerId === visit.practitionerId
  switch (kind) {
    case 'same-doctor':
      return isSameDoctor && isNear && slot.day !== visit.day
    case 'colleague':
      return (
        isHere &&
        !isSameDoctor &&
        slot.practitionerTitle === visit.practitionerTitle &&
        slot.day === visit.day &&
        (isHoliday || halfDayOf(slot.start) === halfDayOf(visit.start))
      )
    case 'nearest-site':
      return !isHere && !isSameDoctor && isNear && slot.day >= visit.day
  }
}

/** Nobody is offered what the booking rules would refuse: two of a service on one day, or two at once (BK-07, BK-08). */
function fits({ service, others }: SuspendedVisit, { day, start, end }: OpenSlot): boolean {
  return others.every(
    (other) =>
      !(other.service === service && other.day === day) && (other.end <= start || end <= other.start),
  )
}

/** The nearest day, then the nearest place, then the nearest hour; the id last, so that the order is always the same. */
function byLikeness(visit: SuspendedVisit, a: OpenSlot, b: OpenSlot): number {
  return (
    daysAway(visit, a) - daysAway(visit, b) ||
    a.distanceMetres - b.distanceMetres ||
    minutesAway(visit, a) - minutesAway(visit, b) ||
    (a.id < b.id ? -1 : 1)
  )
}

function daysAway(visit: SuspendedVisit, slot: OpenSlot): number {
  return Math.abs(Date.parse(slot.day) - Date.parse(visit.day))
}

/** By the clock on the wall, whatever the day. */
function minutesAway(visit: SuspendedVisit, slot: OpenSlot): number {
  return Math.abs(slot.start.getTime() - instantAt(slot.day, localTimeOf(visit.start)).getTime())
}

/**
 * Until when the seats are kept: some hours, and over the night until the morning, so that nobody has to answer in their
 * sleep (BK-16; design).
 */
export function equivalentsKeptUntil(now: Date, rule: BookingRules['BK-16']): Date {
  const kept = new Date(now.getTime() + rule.keptMinutes * 60_000)
  const morning = endOfNight(now, { from: rule.nightFrom, until: rule.answerBy, answerBy: rule.answerBy })
  return morning > kept ? morning : kept
}
