import { type Refusal, refuse } from '../kernel/errors'
import type { Service } from '../kernel/healthcare-service'
import { addDays, addMonths, type LocalDate } from '../kernel/time'
import type { BookingRules } from './booking-rules'

/** A seat that was lost to others: nobody came, or it was given back after the deadline (BK-09, BK-10). */
export interface Strike {
  readonly kind: 'no-show' | 'late-cancelled'
  /** The day of the visit. */
  readonly day: LocalDate
}

/** 停约: no online booking from the day of the last strike to the day before `until`. */
export interface BookingBan {
  readonly from: LocalDate
  /** The first day on which the person books again, from midnight. */
  readonly until: LocalDate
}

/** What stays open to whoever is banned (BK-12). The window and the telephone do too, and their own team (server). */
const OPEN_SERVICES: readonly Service[] = ['vaccination']

/**
 * The ban of one person that is in force on a day, or null (BK-11, BK-12). Strikes within the window add up, late
 * cancellations for their part; those that led to a ban are spent and lead to no second one. Nothing of it is stored:
 * whoever has a strike excused was never banned for it.
 */
export function banOn(
  strikes: readonly Strike[],
  on: LocalDate,
  rule: BookingRules['BK-11'],
): BookingBan | null {
  const full = rule.noShows * rule.lateCancelsPerNoShow
  let counted: Strike[] = []
  let ban: BookingBan | null = null
  for (const strike of inOrder(strikes)) {
    counted = [...counted, strike].filter(({ day }) => day > addMonths(strike.day, -rule.windowMonths))
    if (weightOf(counted, rule) < full) continue
    ban = { from: strike.day, until: addDays(strike.day, rule.banDays) }
    counted = []
  }
  return ban && on < ban.until ? ban : null
}

/** Until the end of this day a family may say why nobody came (BK-12). */
export function appealOpenUntil(missedOn: LocalDate, rule: BookingRules['BK-12']): LocalDate {
  return addDays(missedOn, rule.appealDays)
}

/** The ban follows the person who missed, never a sibling (BK-12). */
export function refuseByBan(slot: { readonly service: Service }, ban: BookingBan | null): Refusal | null {
  if (!ban || OPEN_SERVICES.includes(slot.service)) return null
  return refuse('booking_banned', { until: ban.until })
}

function weightOf(strikes: readonly Strike[], rule: BookingRules['BK-11']): number {
  const missed = strikes.filter(({ kind }) => kind === 'no-show').length
  return missed * rule.lateCancelsPerNoShow + (strikes.length - missed)
}

/** By day; of one day in an order of their own, so that nobody's ban depends on how the rows came. */
function inOrder(strikes: readonly Strike[]): Strike[] {
  const rank = ({ day, kind }: Strike) => `${day} ${kind}`
  return [...strikes].sort((one, other) => rank(one).localeCompare(rank(other), 'en'))
}
