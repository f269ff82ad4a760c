import type { CareTeamRules } from './care-team-rules'
import { type TeamLoad, takesNow, teamLoad } from './team-load'

/** Somebody in the queue of a team. */
interface InQueue {
  readonly isKeyGroup: boolean
}

/**
 * Whose turn it is, in the order in which they came. Where only kept places are left, whoever is in a key group is called
 * up from behind any number of others (journeys E2 3, 4).
 *
 * @param team `signed` counts those too whose application is being looked at: each may take a place
 */
export function calledUp<Waiting extends InQueue>(
  waiting: readonly Waiting[],
  team: Pick<TeamLoad, 'signed' | 'capacity' | 'queueLength'>,
  rules: Pick<CareTeamRules, 'FD-RESERVE'>,
): Waiting[] {
  const called: Waiting[] = []
  for (const each of waiting) {
    const load = teamLoad({ ...team, signed: team.signed + called.length }, rules)
    if (takesNow(load, each.isKeyGroup)) called.push(each)
  }
  return called
}
