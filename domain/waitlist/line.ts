import { compareText } from '../kernel/compare-text'
import { WAITLIST_PRECEDENCES, type WaitedSlot, type WaitlistEntry } from './waitlist-entry'
import { wantsSlot, wantTheSame } from './wants-slot'

/** Somebody in line when a seat came free. */
export interface InLine extends WaitlistEntry {
  /** Another seat is being offered to the person: nobody is offered two. */
  readonly hasOpenOffer: boolean
  /** This seat was offered to them since it came free, or refused by them at any time: they are not asked again. */
  readonly wasAsked: boolean
}

/**
 * The published order: referred and urgent, then whose visit the clinic took back, then who joined first (rules D-BK).
 * The id decides between two of one millisecond, so that the order is the same wherever it is asked.
 */
export function byPrecedence(a: WaitlistEntry, b: WaitlistEntry): number {
  return (
    WAITLIST_PRECEDENCES.indexOf(a.precedence) - WAITLIST_PRECEDENCES.indexOf(b.precedence) ||
    a.joinedAt.getTime() - b.joinedAt.getTime() ||
    compareText(a.id, b.id)
  )
}

/** Who is to be asked about a seat, one after the other. Whether the booking rules let them is asked by the caller. */
export function lineFor<Entry extends InLine>(slot: WaitedSlot, line: readonly Entry[]): Entry[] {
  return line
    .filter((entry) => !entry.hasOpenOffer && !entry.wasAsked && wantsSlot(entry, slot))
    .sort(byPrecedence)
}

/** 1 for whoever is asked first; those who want other days or doctors do not count. */
export function placeInLine(entry: WaitlistEntry, line: readonly WaitlistEntry[]): number {
  return 1 + line.filter((other) => wantTheSame(entry, other) && byPrecedence(other, entry) < 0).length
}
