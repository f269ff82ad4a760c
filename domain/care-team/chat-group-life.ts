import { addDays, type LocalDate } from '../kernel/time'
import type { CareTeamRules } from './care-team-rules'

/** How long the picture of a WeChat group still lets neighbours in. Both days belong to its life. */
export interface ChatGroupLife {
  readonly updatedOn: LocalDate
  /** Last day on which WeChat accepts it. */
  readonly expiresOn: LocalDate
  readonly isStale: boolean
}

/** WeChat lets the picture of a group expire after seven days; a stale one is not shown (journeys E2 36). */
export function chatGroupLife(
  updatedOn: LocalDate,
  today: LocalDate,
  rules: Pick<CareTeamRules, 'FD-FIVE'>,
): ChatGroupLife {
  const expiresOn = addDays(updatedOn, rules['FD-FIVE'].pictureDays - 1)
  return { updatedOn, expiresOn, isStale: today > expiresOn }
}
