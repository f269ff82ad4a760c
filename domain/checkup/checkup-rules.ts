import { type Rule, ruleInForce } from '../kernel/rule-set'
import { type LocalDate, localDate } from '../kernel/time'
import { CHECKUP_OCCASIONS, type CheckupOccasion } from './checkup-occasion'
import { WARNING_SIGN_TABLE, type WarningSigns } from './warning-sign'

/** Days before and after the day on which a check-up is due. */
export interface CheckupMargin {
  readonly beforeDays: number
  readonly afterDays: number
}

/** Rules D-CH by their ids. */
export interface CheckupRules {
  /** The thirteen occasions and what is done at each. */
  readonly 'CH-01': { readonly occasions: readonly CheckupOccasion[] }
  /**
   * The days in which a check-up is on time: no official text says them. `assumedStayDays` stands for the days in
   * hospital while nobody has said when the mother and child went home.
   */
  readonly 'CH-02': {
    readonly underOneYear: CheckupMargin
    readonly oneToThreeYears: CheckupMargin
    readonly fourToSixYears: CheckupMargin
    readonly assumedStayDays: number
  }
  /** The two occasions of a newborn: days after going home, and days of life for the first month. */
  readonly 'CH-03': {
    readonly homeVisitDays: number
    readonly homeVisitDaysAtRisk: number
    readonly firstMonthFromDay: number
    readonly firstMonthToDay: number
  }
  /** Below which a newborn is at risk: completed weeks of gestation, grams. */
  readonly 'CH-04': { readonly gestationWeeks: number; readonly birthWeightGrams: number }
  /** What is asked of a child's development at each age. */
  readonly 'CH-05': { readonly ages: readonly WarningSigns[] }
}

type CheckupRuleCode = keyof CheckupRules

const FROM = localDate('2017-02-28')
const NORM = '国家基本公共卫生服务规范（第三版）0～6岁儿童健康管理服务规范 国卫基层发〔2017〕13号'
const NEWBORN_NORM = '新生儿访视技术规范 卫办妇社发〔2012〕49号'

/** What holds until operators write a later version. */
export const DEFAULT_CHECKUP_RULES: readonly Rule[] = [
  rule(
    'CH-01',
    { occasions: CHECKUP_OCCASIONS },
    `${NORM}；国卫办妇幼发〔2021〕11号（眼保健）；国卫办妇幼发〔2022〕12号（孤独症初筛）；WS/T 479-2015（髋关节）`,
    true,
  ),
  rule(
    'CH-02',
    {
      underOneYear: { beforeDays: 14, afterDays: 30 },
      oneToThreeYears: { beforeDays: 30, afterDays: 60 },
      fourToSixYears: { beforeDays: 60, afterDays: 90 },
      assumedStayDays: 3,
    },
    '家门口健康设计：规范只写月龄，没写前后几天',
    false,
  ),
  rule(
    'CH-03',
    { homeVisitDays: 7, homeVisitDaysAtRisk: 3, firstMonthFromDay: 28, firstMonthToDay: 30 },
    `${NORM}；${NEWBORN_NORM}`,
    true,
  ),
  rule('CH-04', { gestationWeeks: 37, birthWeightGrams: 2500 }, NEWBORN_NORM, true),
  rule('CH-05', { ages: WARNING_SIGN_TABLE }, '儿童心理行为发育问题预警征象筛查表', true),
]

/**
 * The values in force on a day; before there were any, the first: an old check-up is still read. The norm is one for the
 * whole country, so only the general rows count.
 *
 * @throws Error when no version is in force: a gap in the table is a bug
 */
export function checkupRules(rules: readonly Rule[], on: LocalDate): CheckupRules {
  const inForce = <Code extends CheckupRuleCode>(code: Code): CheckupRules[Code] => {
    const version = ruleInForce(rules, '*', code, on < FROM ? FROM : on)
    if (!version) throw new Error(`no version of ${code} is in force on ${on}`)
    return version.value as CheckupRules[Code]
  }
  return {
    'CH-01': inForce('CH-01'),
    'CH-02': inForce('CH-02'),
    'CH-03': inForce('CH-03'),
    'CH-04': inForce('CH-04'),
    'CH-05': inForce('CH-05'),
  }
}

function rule<Code extends CheckupRuleCode>(
  code: Code,
  value: CheckupRules[Code],
  source: string,
  verified: boolean,
): Rule<CheckupRules[Code]> {
  return { region: '*', code, validFrom: FROM, validTo: null, value, source, verified }
}
