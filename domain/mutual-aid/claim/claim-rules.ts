import type { Fen } from '../../kernel/fen'
import { type Rule, ruleInForce } from '../../kernel/rule-set'
import { type LocalDate, localDate } from '../../kernel/time'
import type { Pathway } from '../benefit/pathway-name'
import type { ClaimCare } from './claim-care'
import type { ClaimDocument } from './claim-document'

/** A rule as it stood on a day: what it says, and since when. */
export interface RuleOfDay<Value> {
  readonly value: Value
  /** First day of this version: how a line of the arithmetic names it. */
  readonly since: LocalDate
}

/** What of an invoice nobody pays, in a word and in a sentence for the family (rules MA-13). */
export interface Exclusion {
  readonly code: string
  readonly nameZh: string
  readonly plainWords: string
}

/** Rules MA-09 … MA-18 by their codes: what a claim is judged by. */
export interface ClaimRuleValues {
  /** What a family pays first, by the level of the hospital; once a year, or once an admission. */
  'MA-09': {
    readonly scope: 'year' | 'admission'
    readonly primaryFen: Fen
    readonly secondaryFen: Fen
    readonly tertiaryFen: Fen
    readonly majorOutpatientFen: Fen
  }
  /**
   * Basis points by the way the child came; what a certified doctor at the first contact adds, and the most it may be
   * then. Days in which a first contact belongs to an admission; hours in which an emergency may be written down later.
   */
  'MA-10': Readonly<Record<Pathway, number>> & {
    readonly certifiedBonus: number
    readonly max: number
    readonly firstContactDays: number
    readonly lateHours: number
  }
  /** The most of a year, 分; with serious diseases; and beside both, of medicines for rare diseases. */
  'MA-11': { readonly ordinaryFen: Fen; readonly majorFen: Fen; readonly rareDrugFen: Fen }
  'MA-12': { readonly statement: string }
  'MA-13': { readonly exclusions: readonly Exclusion[] }
  'MA-14': { readonly required: Readonly<Record<ClaimCare, readonly ClaimDocument[]>> }
  /** Days: for the family after discharge; for the office until the first look, the decision and the payment. */
  'MA-15': {
    readonly submitDays: number
    readonly noticeDays: number
    readonly decideDays: number
    readonly payDays: number
    readonly asks: number
  }
  /** Days that a family has more, while it stands, because the office's system was away (journeys E4 55). */
  'MA-15-OUTAGE': { readonly extraDays: number }
  /** From which amount on, and how many times the usual bill, everything is looked at twice; of the rest so many. */
  'MA-16': {
    readonly fullFromFen: Fen
    readonly varianceBasisPoints: number
    readonly sampleBasisPoints: number
    readonly sameAmountTimes: number
  }
  /** Days of the notice before a payment of so much; days in which an objection is answered; smallest cell shown. */
  'MA-17': {
    readonly days: number
    readonly fromFen: Fen
    readonly answerDays: number
    readonly smallestCell: number
  }
  /** Days after a decision in which it may be appealed against, and in which somebody else answers. */
  'MA-18': { readonly days: number; readonly answerDays: number }
}

export type ClaimRuleCode = keyof ClaimRuleValues

export type ClaimRules = { readonly [Code in ClaimRuleCode]: RuleOfDay<ClaimRuleValues[Code]> }

export const CLAIM_RULE_CODES = [
  'MA-09',
  'MA-10',
  'MA-11',
  'MA-12',
  'MA-13',
  'MA-14',
  'MA-15',
  'MA-15-OUTAGE',
  'MA-16',
  'MA-17',
  'MA-18',
] as const satisfies readonly ClaimRuleCode[]

const OF_CLAIMS: ReadonlySet<string> = new Set(CLAIM_RULE_CODES)

/**
 * The versions in force in a region on the day of the event, whatever they say today (journeys E4 48).
 * @throws Error when no version is in force: a gap in the table is a bug
 */
export function claimRules(rules: readonly Rule[], region: string, on: LocalDate): ClaimRules {
  // The table has many rules, and each claim of a replay asks for all of its own.
  const ofClaims = rules.filter(({ code }) => OF_CLAIMS.has(code))
  const ofDay = CLAIM_RULE_CODES.map((code) => {
    const version = ruleInForce(ofClaims, region, code, on)
    if (!version) throw new Error(`no version of ${code} is in force on ${on}`)
    return [code, { value: version.value, since: version.validFrom }]
  })
  return Object.fromEntries(ofDay) as ClaimRules
}

const FROM = localDate('2025-01-01')
const DESIGN = '家门口健康设计'
const yuan = (amount: number) => (amount * 100) as Fen

/** What holds until a plan's operators and a second person agree on a later version. */
export const DEFAULT_CLAIM_RULES: readonly Rule[] = [
  rule(
    'MA-09',
    {
      scope: 'year',
      primaryFen: yuan(50),
      secondaryFen: yuan(100),
      tertiaryFen: yuan(300),
      majorOutpatientFen: yuan(0),
    },
    '上海市中小学生、婴幼儿住院医疗互助基金 2012 年办法（金额）；按年计算为家门口健康设计',
  ),
  rule(
    'MA-10',
    {
      A: 8_000,
      B: 8_000,
      C: 8_500,
      D: 5_000,
      certifiedBonus: 0,
      max: 9_000,
      firstContactDays: 14,
      lateHours: 48,
    },
    DESIGN,
  ),
  rule(
    'MA-11',
    { ordinaryFen: yuan(100_000), majorFen: yuan(200_000), rareDrugFen: yuan(100_000) },
    '上海市中小学生、婴幼儿住院医疗互助基金 2022 年办法',
  ),
  rule(
    'MA-12',
    { statement: '基本医保和别的渠道先付，付剩下的、在范围里的部分才算互助金' },
    '成都市少儿互助金办法同类规定',
  ),
  rule(
    'MA-13',
    {
      exclusions: [
        { code: 'cosmetic', nameZh: '整形美容', plainWords: '为了好看做的手术和治疗，不是因为病或受伤' },
        { code: 'outside-catalogue', nameZh: '目录外自费', plainWords: '医保目录以外、要自己付的药和材料' },
        { code: 'comfort', nameZh: '陪护和生活费用', plainWords: '陪护床、膳食、护工这些不是看病的钱' },
        { code: 'crime', nameZh: '故意犯罪', plainWords: '因为故意犯罪受的伤' },
        { code: 'outside-period', nameZh: '保障期外', plainWords: '不在保障日期里发生的费用' },
      ],
    },
    '通行条款，未核实',
  ),
  rule(
    'MA-14',
    {
      required: {
        inpatient: ['invoice', 'settlement', 'diagnosis'],
        'day-surgery': ['invoice', 'settlement', 'diagnosis'],
        'major-outpatient': ['invoice', 'settlement', 'diagnosis'],
        'rare-drug': ['invoice', 'settlement', 'diagnosis'],
        outpatient: ['invoice', 'diagnosis'],
      },
    },
    '成都市少儿互助金申请材料；已经有的不再要，为家门口健康设计',
  ),
  rule(
    'MA-15',
    { submitDays: 180, noticeDays: 3, decideDays: 30, payDays: 10, asks: 2 },
    '参照《中华人民共和国保险法》第二十三条的三十日、十日；其余为家门口健康设计',
  ),
  rule('MA-15-OUTAGE', { extraDays: 0 }, DESIGN),
  rule(
    'MA-16',
    {
      fullFromFen: yuan(5_000),
      varianceBasisPoints: 20_000,
      sampleBasisPoints: 500,
      sameAmountTimes: 3,
    },
    'openIMIS 抽审 5% 的做法；金额和倍数为家门口健康设计',
  ),
  rule('MA-17', { days: 7, fromFen: yuan(10_000), answerDays: 7, smallestCell: 5 }, DESIGN),
  rule('MA-18', { days: 30, answerDays: 15 }, DESIGN),
]

function rule<Code extends ClaimRuleCode>(
  code: Code,
  value: ClaimRuleValues[Code],
  source: string,
): Rule<ClaimRuleValues[Code]> {
  return { region: '*', code, validFrom: FROM, validTo: null, value, source, verified: false }
}
