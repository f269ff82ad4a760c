import { type Refusal, refuse } from '../kernel/errors'
import type { BookingRules } from './booking-rules'

/**
 * Whoever takes seats and gives them back all day keeps other families from them (reliability 15). Counted for the
 * account and not for an address, which a whole waiting room may share; a new day begins at midnight in Shanghai.
 *
 * @returns limit_given_back, or null
 */
export function refuseGivenBack(
  givenBackToday: number,
  { seatsPerDay }: BookingRules['BK-GIVEN-BACK'],
): Refusal | null {
  return givenBackToday >= seatsPerDay ? refuse('limit_given_back', { seatsPerDay }) : null
}
