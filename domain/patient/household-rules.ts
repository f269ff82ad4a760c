import { type Rule, ruleInForce } from '../kernel/rule-set'
import { type LocalDate, localDate } from '../kernel/time'

/** Rules D-ID by their ids: the numbers of a household that operators may set otherwise. */
export interface HouseholdRules {
  /** Until which age, in completed months, a birth certificate names a child. */
  'ID-04': { readonly birthCertificateMonths: number }
  /**
   * Guardians and delegates. Ages in completed years: below 14 the law asks for a guardian's consent, so nobody is
   * their own guardian. A request to be one runs out after days, and so does the code of a delegation.
   */
  'ID-06': {
    readonly selfFromYears: number
    readonly adultFromYears: number
    readonly accountsPerChild: number
    readonly requestDays: number
    /** How often one account may ask for one person in that time; each asking tells the guardians. */
    readonly requestsPerPerson: number
    readonly delegationDays: number
    readonly delegationsPerChild: number
    readonly delegationCodeDays: number
  }
  /**
   * Living links and open requests of one account; different documents one account, and different accounts that one
   * document, may be tried with in an hour; delegation codes an account may try; months between two corrections.
   */
  'ID-07': {
    readonly members: number
    readonly documentsPerHour: number
    readonly accountsPerDocument: number
    readonly codesPerHour: number
    readonly correctionMonths: number
  }
}

type HouseholdRuleCode = keyof HouseholdRules

const FROM = localDate('2026-01-01')
const DESIGN = '家门口健康设计'

/** What holds until operators write a later version. */
export const DEFAULT_HOUSEHOLD_RULES: readonly Rule[] = [
  rule('ID-04', { birthCertificateMonths: 12 }, DESIGN),
  rule(
    'ID-06',
    {
      selfFromYears: 14,
      adultFromYears: 18,
      accountsPerChild: 4,
      requestDays: 14,
      requestsPerPerson: 3,
      delegationDays: 366,
      delegationsPerChild: 5,
      delegationCodeDays: 7,
    },
    '个人信息保护法第三十一条（14 岁）、民法典第十七条（18 岁）',
  ),
  rule(
    'ID-07',
    { members: 8, documentsPerHour: 5, accountsPerDocument: 5, codesPerHour: 5, correctionMonths: 6 },
    DESIGN,
  ),
]

/**
 * The values in force on a day. A family lives where it likes and books in several counties, so only the general
 * rows count. @throws Error when no version is in force: a gap in the table is a bug.
 */
export function householdRules(rules: readonly Rule[], on: LocalDate): HouseholdRules {
  const inForce = <Code extends HouseholdRuleCode>(code: Code): HouseholdRules[Code] => {
    const version = ruleInForce(rules, '*', code, on)
    if (!version) throw new Error(`no version of ${code} is in force on ${on}`)
    return version.value as HouseholdRules[Code]
  }
  return { 'ID-04': inForce('ID-04'), 'ID-06': inForce('ID-06'), 'ID-07': inForce('ID-07') }
}

function rule<Code extends HouseholdRuleCode>(
  code: Code,
  value: HouseholdRules[Code],
  source: string,
): Rule<HouseholdRules[Code]> {
  return { region: '*', code, validFrom: FROM, validTo: null, value, source, verified: false }
}
