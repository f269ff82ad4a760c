import { type Rule, ruleInForce } from '../kernel/rule-set'
import { type LocalDate, localDate } from '../kernel/time'
import type { SdTable } from './sd-table'
import { BOYS_BY_AGE } from './standard-boys'
import { GIRLS_BY_AGE } from './standard-girls'
import { WEIGHT_FOR_STATURE } from './standard-weight-for-stature'

/** The tables of one sex, in grams and millimetres by months of age or millimetres of stature. */
export interface GrowthTables {
  readonly weight: SdTable
  /** Length under 24 months, height from then on: the table drops there by what lying adds. */
  readonly stature: SdTable
  readonly bmi: SdTable
  readonly head: SdTable
  readonly weightForLength: SdTable
  readonly weightForHeight: SdTable
}

/** Rules D-GR by their ids. */
export interface GrowthRules {
  /** The standard. */
  readonly 'GR-01': {
    readonly title: string
    readonly male: GrowthTables
    readonly female: GrowthTables
    /** From this age children are measured standing. */
    readonly heightFromMonths: number
    /** Headings of the tables: from here on the standard says nothing. */
    readonly endsAtMonths: number
  }
  /** How much longer the same child is lying than standing. */
  readonly 'GR-04': { readonly lyingAddsMillimetres: number }
  /** Until when a preterm child is judged by its expected day of birth. */
  readonly 'GR-05': { readonly correctedUntilMonths: number }
  /** What is doubted: a stature that shrank by more, and a gap over which no line is drawn. */
  readonly 'GR-06': { readonly shrinkMillimetres: number; readonly gapMonths: number }
}

const FROM = localDate('2023-03-01')

/** What holds until operators write a later version. */
export const DEFAULT_GROWTH_RULES: readonly Rule[] = [
  rule(
    'GR-01',
    {
      title: 'WS/T 423-2022《7岁以下儿童生长标准》',
      male: tablesOf(BOYS_BY_AGE, WEIGHT_FOR_STATURE.boys),
      female: tablesOf(GIRLS_BY_AGE, WEIGHT_FOR_STATURE.girls),
      heightFromMonths: 24,
      endsAtMonths: 84,
    },
    'WS/T 423-2022 附录 B 标准差表，国卫通〔2022〕8号，2023-03-01 起施行；由公开抄本录入',
    true,
  ),
  rule('GR-04', { lyingAddsMillimetres: 7 }, 'WHO Child Growth Standards 2006；国内标准没有写', false),
  rule('GR-05', { correctedUntilMonths: 24 }, '通行做法，没有读到公开的国内文本', false),
  rule('GR-06', { shrinkMillimetres: 5, gapMonths: 12 }, '家门口健康设计', false),
]

/**
 * The values in force on a day. The standard is one for the whole country.
 *
 * @throws Error when no version is in force: a gap in the table is a bug
 */
export function growthRules(rules: readonly Rule[], on: LocalDate): GrowthRules {
  const inForce = <Code extends keyof GrowthRules>(code: Code): GrowthRules[Code] => {
    const found = ruleInForce(rules, '*', code, on < FROM ? FROM : on)
    if (!found) throw new Error(`no version of ${code} is in force on ${on}`)
    return found.value as GrowthRules[Code]
  }
  return {
    'GR-01': inForce('GR-01'),
    'GR-04': inForce('GR-04'),
    'GR-05': inForce('GR-05'),
    'GR-06': inForce('GR-06'),
  }
}

function tablesOf(
  byAge: Pick<GrowthTables, 'weight' | 'stature' | 'bmi' | 'head'>,
  weightFor: { readonly length: SdTable; readonly height: SdTable },
): GrowthTables {
  return { ...byAge, weightForLength: weightFor.length, weightForHeight: weightFor.height }
}

function rule<Code extends keyof GrowthRules>(
  code: Code,
  value: GrowthRules[Code],
  source: string,
  verified: boolean,
): Rule {
  return { region: '*', code, validFrom: FROM, validTo: null, value, source, verified }
}
