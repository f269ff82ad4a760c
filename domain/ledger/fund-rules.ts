import { type Rule, ruleInForce } from '../kernel/rule-set'
import { type LocalDate, localDate } from '../kernel/time'

/** What a plan's books are kept by, for a region. */
export interface FundRules {
  /** How much of the contributions may go into running the plan. */
  'MA-21': { readonly feeCapBasisPoints: number }
  /** Months of aid in reserve: below how many the custodian is told, below how many nobody is invited any more. */
  'MA-22': { readonly warnMonths: number; readonly stopMonths: number }
}

/** What holds until a plan's operators and a second person agree on a later version. */
export const DEFAULT_FUND_RULES: readonly Rule<FundRules['MA-21']>[] = [
  {
    region: '*',
    code: 'MA-21',
    validFrom: localDate('2025-01-01'),
    validTo: null,
    value: { feeCapBasisPoints: 500 },
    source: '家门口健康设计',
    verified: false,
  },
]

/** The values in force in a region on a day. @throws Error when no version is in force: a gap in the table is a bug */
export function fundRules(rules: readonly Rule[], region: string, on: LocalDate): FundRules {
  const inForce = <Code extends keyof FundRules>(code: Code): FundRules[Code] => {
    const version = ruleInForce(rules, region, code, on)
    if (!version) throw new Error(`no version of ${code} is in force on ${on}`)
    return version.value as FundRules[Code]
  }
  return { 'MA-21': inForce('MA-21'), 'MA-22': inForce('MA-22') }
}
