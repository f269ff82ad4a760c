import type { Fen } from '../../kernel/fen'
import { type Rule, ruleInForce } from '../../kernel/rule-set'
import { type LocalDate, localDate } from '../../kernel/time'

/** Rules D-MA of enrolment by their codes: whom a plan takes, when, for how much, and how it ends. */
export interface CoverageRules {
  'MA-00': { readonly statement: string }
  /** Days of life that a child has, and years that it does not have yet, when its cover begins. */
  'MA-01': { readonly fromDays: number; readonly underYears: number }
  'MA-02': { readonly statement: string }
  /** A plan's year begins on the first of this month; so many months, and so many minutes for paying. */
  'MA-03': { readonly startMonth: number; readonly openMonths: number; readonly payMinutes: number }
  /** Days of life on which a newborn is taken outside the window, both inclusive. */
  'MA-04': { readonly fromDays: number; readonly toDays: number }
  /** What a year costs, by the age on the day before the plan's year begins. */
  'MA-05': { readonly underYears: number; readonly youngerFen: Fen; readonly olderFen: Fen }
  'MA-06': { readonly statement: string }
  /** Days at the beginning of a first membership in which an illness is not covered. */
  'MA-07': { readonly illnessDays: number }
  /** Days after enrolling in which everything is given back. */
  'MA-08': { readonly days: number }
  /** Days before the last day from which a family may renew, and after it until which nothing is lost. */
  'MA-19': {
    readonly renewDays: number
    readonly graceDays: number
    readonly firstDays: number
    readonly secondDays: number
    /** Before the end of the grace. */
    readonly lastDays: number
  }
  'MA-20': { readonly statement: string }
  /** Days in which a waiver is decided, and a family pays whose waiver was not granted. */
  'MA-20-WAIVER': { readonly decideDays: number; readonly payDays: number }
  /** Months of expected aid: below the first it is said, below the second nobody is invited any more. */
  'MA-22': { readonly warnMonths: number; readonly stopMonths: number }
}

export type CoverageRuleCode = keyof CoverageRules

const FROM = localDate('2025-01-01')
const DESIGN = '家门口健康设计'
const yuan = (amount: number) => (amount * 100) as Fen

/** What holds until a plan's operators and a second person agree on a later version. */
export const DEFAULT_COVERAGE_RULES: readonly Rule[] = [
  rule(
    'MA-00',
    { statement: '先有法律形式、许可或备案号和托管方，才能收钱；不是持牌机构，就不用它们的名字' },
    '《中华人民共和国保险法》第六条（未经批准不得经营）',
  ),
  rule(
    'MA-01',
    { fromDays: 28, underYears: 18 },
    '成都市少儿互助金办法（满 1 个月到 18 岁）；28 天为满月口径',
  ),
  rule(
    'MA-02',
    { statement: '户口或居住证在本县，由监护人声明；不实的作废' },
    '成都市少儿互助金办法同类规定',
  ),
  rule(
    'MA-03',
    { startMonth: 9, openMonths: 2, payMinutes: 30 },
    '成都市少儿互助金办法；付款时间为家门口健康设计',
  ),
  rule('MA-04', { fromDays: 28, toDays: 58 }, '成都市少儿互助金办法（满月后一个月内，凭出生证明）'),
  rule(
    'MA-05',
    { underYears: 6, youngerFen: yuan(150), olderFen: yuan(130) },
    '上海市中小学生、婴幼儿住院医疗互助基金 2022 年收费口径（以 8 月 31 日年龄分档）',
  ),
  rule('MA-06', { statement: '已经有的病也能参加，也给互助金' }, '成都市少儿互助金办法（可带病参加）'),
  rule('MA-07', { illnessDays: 30 }, `${DESIGN}；只对新参加的人等待，是互助计划通行做法`),
  rule('MA-08', { days: 15 }, '参照持牌机构犹豫期的通行做法，未核实'),
  rule(
    'MA-19',
    { renewDays: 60, graceDays: 60, firstDays: 30, secondDays: 7, lastDays: 7 },
    `${DESIGN}；60 天参照持牌机构的宽限期`,
  ),
  rule('MA-20', { statement: '每个孩子各退各的，一步就退；先说清从哪天起、会失去什么' }, DESIGN),
  rule('MA-20-WAIVER', { decideDays: 7, payDays: 7 }, DESIGN),
  rule('MA-22', { warnMonths: 3, stopMonths: 1 }, DESIGN),
]

/**
 * The values in force in a region on the day of the event (journeys E4 11, 48).
 * @throws Error when no version is in force: a gap in the table is a bug
 */
export function coverageRules(rules: readonly Rule[], region: string, on: LocalDate): CoverageRules {
  const inForce = <Code extends CoverageRuleCode>(code: Code): CoverageRules[Code] => {
    const version = ruleInForce(rules, region, code, on)
    if (!version) throw new Error(`no version of ${code} is in force on ${on}`)
    return version.value as CoverageRules[Code]
  }
  const known = COVERAGE_RULE_CODES.map((code) => [code, inForce(code)])
  return Object.fromEntries(known) as CoverageRules
}

export const COVERAGE_RULE_CODES = [
  'MA-00',
  'MA-01',
  'MA-02',
  'MA-03',
  'MA-04',
  'MA-05',
  'MA-06',
  'MA-07',
  'MA-08',
  'MA-19',
  'MA-20',
  'MA-20-WAIVER',
  'MA-22',
] as const satisfies readonly CoverageRuleCode[]

function rule<Code extends CoverageRuleCode>(
  code: Code,
  value: CoverageRules[Code],
  source: string,
): Rule<CoverageRules[Code]> {
  return { region: '*', code, validFrom: FROM, validTo: null, value, source, verified: false }
}
