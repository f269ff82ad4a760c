import type { LocalDate } from '../kernel/time'
import type { EndReason } from './end-contract'

/** A contract of a person that both have signed, of today or over. */
export interface PastContract {
  readonly teamId: string
  readonly startsOn: LocalDate
  /** Last day as it was signed. */
  readonly endsOn: LocalDate
  /** Last day of one that ended before its time. */
  readonly endedOn: LocalDate | null
  readonly endReason: EndReason | null
}

/** How a family leaves a team by its own wish, whatever it says of it. */
const BY_WISH: readonly (EndReason | null)[] = ['switched', 'resident', 'moved']

/**
 * First day of the last contract by which another team took the place of one that the family left before its time,
 * whether it asked for the change or ended the one and signed the other anew (rules D-FD-10; journeys E2 28). Null: it
 * never was so.
 */
export function lastTeamChange(history: readonly PastContract[]): LocalDate | null {
  const lived = livedUnder(history)
  const changes = lived.filter(({ teamId }, place) => {
    const before = lived[place - 1]
    return before !== undefined && before.teamId !== teamId && BY_WISH.includes(before.endReason)
  })
  return changes.at(-1)?.startsOn ?? null
}

/** The contract that the family left by its own wish and that a new one with `teamId` would take the place of. */
export function leftForAnother<Past extends PastContract>(
  history: readonly Past[],
  teamId: string,
): Past | null {
  const last = livedUnder(history).at(-1)
  return last && last.teamId !== teamId && BY_WISH.includes(last.endReason) ? last : null
}

/** In the order of their days. What never began, or was given back in the days of cooling off, is as if it had never been. */
function livedUnder<Past extends PastContract>(history: readonly Past[]): readonly Past[] {
  const lived = history
    .filter(({ endReason }) => endReason !== 'cooling-off')
    .filter(({ startsOn, endedOn }) => endedOn === null || endedOn >= startsOn)
  return lived.sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
}
