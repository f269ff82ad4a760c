import { type Rule, ruleInForce } from '../kernel/rule-set'
import { type LocalDate, localDate } from '../kernel/time'

/** Rules D-FD-04, S4-09 by their codes: how many residents a team takes, and what every team has. */
export interface CareTeamRules {
  /** Signed residents for each family doctor. No official number is known for a team. */
  readonly 'FD-CAP': { readonly residentsPerDoctor: number }
  /** From which share on a team says that it is nearly full, and which share it keeps for key groups. */
  readonly 'FD-RESERVE': { readonly warnPercent: number; readonly reservePercent: number }
  /** Who must be in a team at least; a family doctor leads it. */
  readonly 'FD-TEAM': { readonly doctors: number; readonly nurses: number }
  /** How old the newest note may be, and how long WeChat accepts the picture of a group. */
  readonly 'FD-FIVE': { readonly notebookDays: number; readonly pictureDays: number }
}
type CareTeamRuleCode = keyof CareTeamRules

const NOTICE_2018 = '《关于规范家庭医生签约服务管理的指导意见》（国卫基层发〔2018〕35号）'
const IN_FORCE_2018 = localDate('2018-10-08')
const DESIGN = '家门口健康设计'
const DESIGNED = localDate('2018-10-08')

/** What holds until operators write a later version. */
export const DEFAULT_CARE_TEAM_RULES: readonly Rule[] = [
  rule(
    'FD-CAP',
    { residentsPerDoctor: 2_000 },
    { source: NOTICE_2018, validFrom: IN_FORCE_2018, verified: true },
  ),
  rule(
    'FD-TEAM',
    { doctors: 1, nurses: 1 },
    { source: NOTICE_2018, validFrom: IN_FORCE_2018, verified: true },
  ),
  rule(
    'FD-RESERVE',
    { warnPercent: 90, reservePercent: 5 },
    { source: DESIGN, validFrom: DESIGNED, verified: false },
  ),
  rule(
    'FD-FIVE',
    { notebookDays: 31, pictureDays: 7 },
    { source: `${DESIGN}；群码七天过期是微信的规定`, validFrom: DESIGNED, verified: false },
  ),
]

/** The values in force in a region on a day. @throws Error when a version is missing: a gap in the table is a bug */
export function careTeamRules(rules: readonly Rule[], region: string, on: LocalDate): CareTeamRules {
  const inForce = <Code extends CareTeamRuleCode>(code: Code): CareTeamRules[Code] => {
    const version = ruleInForce(rules, region, code, on)
    if (!version) throw new Error(`no version of ${code} is in force on ${on}`)
    return version.value as CareTeamRules[Code]
  }
  return {
    'FD-CAP': inForce('FD-CAP'),
    'FD-RESERVE': inForce('FD-RESERVE'),
    'FD-TEAM': inForce('FD-TEAM'),
    'FD-FIVE': inForce('FD-FIVE'),
  }
}

function rule<Code extends CareTeamRuleCode>(
  code: Code,
  value: CareTeamRules[Code],
  origin: Pick<Rule, 'source' | 'validFrom' | 'verified'>,
): Rule<CareTeamRules[Code]> {
  return { region: '*', code, validTo: null, value, ...origin }
}
