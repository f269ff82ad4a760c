import { addDays, addMonths, type LocalDate } from '../kernel/time'
import type { GivenDose } from './given-dose'
import type { ImmunizationRules } from './immunization-rules'
import { isInjectedLive, type VaccineCode } from './vaccine'

/** Why a vaccine waits for what was given before it. */
interface Distance {
  /** First day on which it may be given. */
  readonly on: LocalDate
  readonly reason: 'live-interval' | 'immunoglobulin'
}

/**
 * Injected live vaccines are given on one day or four weeks apart, and three months after immunoglobulin; BCG does not
 * wait for that, the inactivated JE vaccine waits a month (rules D-IM-05, GEN-LIVE28, GEN-IG). Of several waits the
 * last; null where nothing has to be waited for on `today` or later.
 */
export function distanceFromOthers(
  vaccine: VaccineCode,
  given: readonly GivenDose[],
  rules: ImmunizationRules,
  today: LocalDate,
): Distance | null {
  const { liveIntervalDays, immunoglobulinMonths, immunoglobulinJeMonths } = rules['IM-05']
  const isLive = isInjectedLive(vaccine)
  const months =
    vaccine === 'JE-I' ? immunoglobulinJeMonths : isLive && vaccine !== 'BCG' ? immunoglobulinMonths : null
  if (!isLive && months === null) return null
  let last: Distance | null = null
  for (const { vaccine: other, on } of given) {
    const isLivePair = isLive && isInjectedLive(other) && on !== today
    let wait: Distance | null = null
    if (other === 'IG' && months !== null) wait = { on: addMonths(on, months), reason: 'immunoglobulin' }
    else if (isLivePair) wait = { on: addDays(on, liveIntervalDays), reason: 'live-interval' }
    if (wait && wait.on > today && (!last || wait.on > last.on)) last = wait
  }
  return last
}
