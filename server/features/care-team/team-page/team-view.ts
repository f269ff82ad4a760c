import { careTeamRules } from '#domain/care-team/care-team-rules'
import { type TeamLoad, teamLoad } from '#domain/care-team/team-load'
import { isGeneralAndSpecialist } from '#domain/care-team/team-role'
import type { Rule } from '#domain/kernel/rule-set'
import type { LocalDate } from '#domain/kernel/time'
import type { EvaluationCounts, TeamMemberRow, TeamRow } from './team-store'

/** Below so many answers a share says more about one neighbour than about the team. */
const EVALUATIONS_MIN = 5

export interface TeamView {
  readonly id: string
  readonly name: string
  readonly organizationId: string
  readonly organizationName: string
  readonly gridNames: readonly string[]
  readonly members: readonly TeamMemberRow[]
  readonly languages: readonly string[]
  readonly load: TeamLoad
  /** How many answered within a year, and how many in a hundred said a plain yes. Null while they are too few. */
  readonly evaluation: {
    readonly count: number
    readonly reachablePercent: number
    readonly clearPercent: number
    readonly keptPercent: number
  } | null
  /** It serves the micro-grid that was asked about. */
  readonly isRecommended: boolean
  readonly hasChildDoctor: boolean
  /** 全专结合 (systems S3-13). */
  readonly isGeneralAndSpecialist: boolean
}

export function teamView(
  row: TeamRow,
  { rules, today, isRecommended }: { rules: readonly Rule[]; today: LocalDate; isRecommended: boolean },
): TeamView {
  const { id, name, organizationId, organizationName, gridNames, members, languages } = row
  return {
    id,
    name,
    organizationId,
    organizationName,
    gridNames,
    members,
    languages,
    load: teamLoad(row, careTeamRules(rules, row.region, today)),
    evaluation: evaluationView(row.evaluation),
    isRecommended,
    hasChildDoctor: members.some(({ isCertifiedPaediatrician }) => isCertifiedPaediatrician),
    isGeneralAndSpecialist: isGeneralAndSpecialist(members.map(({ role }) => role)),
  }
}

function evaluationView({ count, reachable, clear, kept }: EvaluationCounts): TeamView['evaluation'] {
  if (count < EVALUATIONS_MIN) return null
  const percent = (yes: number) => Math.round((yes * 100) / count)
  return {
    count,
    reachablePercent: percent(reachable),
    clearPercent: percent(clear),
    keptPercent: percent(kept),
  }
}
