import { type Rule, ruleInForce } from '../kernel/rule-set'
import { type LocalDate, localDate } from '../kernel/time'
import type { TermYears } from './contract-term'

/** Rules D-FD by their codes: what signing, changing and ending a contract is counted by. */
export interface ContractRules {
  /** For how many years an agreement is made; days in advance that one may begin. */
  'FD-TERM': { readonly years: readonly TermYears[]; readonly aheadDays: number }
  /**
   * In which a team answers; how often it may ask for more; how many days a resident's signature waits for the team's
   * before it has to be given anew.
   */
  'FD-REVIEW72': { readonly reviewHours: number; readonly asks: number; readonly signatureDays: number }
  /**
   * Days in which leaving costs nothing; days before which a change of team does not begin; days after a doctor left
   * or the team was dissolved in which leaving is always free.
   */
  'FD-SWITCH': {
    readonly coolingOffDays: number
    readonly noticeDays: number
    readonly freeAfterLossDays: number
  }
  /** Days before the last day on which families are told; days after it in which the contract is still shown. */
  'FD-EXPIRY-NOTICE': {
    readonly firstDays: number
    readonly secondDays: number
    readonly lastDays: number
    readonly graceDays: number
  }
  /** Days that an application waits for its family: for the resident's own yes, or for what the team asked. */
  'FD-DRAFT': { readonly waitDays: number }
  /** Months somebody from elsewhere has lived here; signatures of one account in so many minutes that look invented. */
  'FD-SIGN': {
    readonly residenceMonths: number
    readonly burstSignatures: number
    readonly burstMinutes: number
    readonly burstAnswerDays: number
  }
}

type ContractRuleCode = keyof ContractRules

const FROM = localDate('2026-01-01')
const DESIGN = '家门口健康设计'

/** What holds until operators write a later version. */
export const DEFAULT_CONTRACT_RULES: readonly Rule[] = [
  rule(
    'FD-TERM',
    { years: [1, 3], aheadDays: 90 },
    '《关于规范家庭医生签约服务管理的指导意见》国卫基层发〔2018〕35号（不少于一年）；三年期和提前天数为家门口健康设计',
  ),
  rule('FD-REVIEW72', { reviewHours: 72, asks: 2, signatureDays: 30 }, '地方做法（72 小时），无全国文件'),
  rule('FD-SWITCH', { coolingOffDays: 7, noticeDays: 3, freeAfterLossDays: 60 }, DESIGN),
  rule('FD-EXPIRY-NOTICE', { firstDays: 60, secondDays: 30, lastDays: 7, graceDays: 30 }, DESIGN),
  rule('FD-DRAFT', { waitDays: 30 }, DESIGN),
  rule(
    'FD-SIGN',
    { residenceMonths: 6, burstSignatures: 50, burstMinutes: 10, burstAnswerDays: 7 },
    '居住满半年为常住人口口径；其余为家门口健康设计',
  ),
]

/**
 * The values in force on a day. A contract goes with its family to every county, so only the general rows count.
 * @throws Error when no version is in force: a gap in the table is a bug
 */
export function contractRules(rules: readonly Rule[], on: LocalDate): ContractRules {
  const inForce = <Code extends ContractRuleCode>(code: Code): ContractRules[Code] => {
    const version = ruleInForce(rules, '*', code, on)
    if (!version) throw new Error(`no version of ${code} is in force on ${on}`)
    return version.value as ContractRules[Code]
  }
  return {
    'FD-TERM': inForce('FD-TERM'),
    'FD-REVIEW72': inForce('FD-REVIEW72'),
    'FD-SWITCH': inForce('FD-SWITCH'),
    'FD-EXPIRY-NOTICE': inForce('FD-EXPIRY-NOTICE'),
    'FD-DRAFT': inForce('FD-DRAFT'),
    'FD-SIGN': inForce('FD-SIGN'),
  }
}

function rule<Code extends ContractRuleCode>(
  code: Code,
  value: ContractRules[Code],
  source: string,
): Rule<ContractRules[Code]> {
  return { region: '*', code, validFrom: FROM, validTo: null, value, source, verified: false }
}
