import type { CareTeamRules } from './care-team-rules'
import { isWholeTeam, type TeamRole } from './team-role'

/** 五个一, what every grid has of its team; a missing one may be complained about (systems S4-09). */
export interface FiveOnes {
  /** 一支签约团队 */
  readonly team: boolean
  /** 一个联系电话 */
  readonly phone: boolean
  /** 一张健康关爱卡 */
  readonly card: boolean
  /** 一个健康咨询微信群 */
  readonly chatGroup: boolean
  /** 一本网格健康服务记事本 */
  readonly notebook: boolean
}

/**
 * Which of the five a team has today. The card is the contract's own page, so a team that takes residents has one. A
 * notebook in which nothing was written for so many days is no notebook, and a picture that WeChat no longer accepts is
 * no group.
 */
export function fiveOnes(
  team: {
    readonly roles: readonly TeamRole[]
    readonly phone: string
    readonly capacity: number
    readonly isChatGroupStale: boolean | null
    /** Null: nothing was ever written. */
    readonly lastNoteDaysAgo: number | null
  },
  rules: Pick<CareTeamRules, 'FD-TEAM' | 'FD-FIVE'>,
): FiveOnes {
  const { lastNoteDaysAgo } = team
  return {
    team: isWholeTeam(team.roles, rules),
    phone: team.phone !== '',
    card: team.capacity > 0,
    chatGroup: team.isChatGroupStale === false,
    notebook: lastNoteDaysAgo !== null && lastNoteDaysAgo <= rules['FD-FIVE'].notebookDays,
  }
}
