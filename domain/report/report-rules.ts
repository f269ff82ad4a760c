import * as z from 'zod/mini'
import type { RuleDefinition } from '../kernel/rule-definition'
import { count } from '../kernel/rule-field'
import { type Rule, ruleInForce } from '../kernel/rule-set'
import { type LocalDate, localDate } from '../kernel/time'
import { DUPLICATE_REASON_WORDS_ZH, DUPLICATE_REASONS } from './duplicate'

/** Rules D-MR: for how many days a result stands. The national text sets no period; every one is local or ours. */
export interface ValidityRules {
  readonly 'MR-01': { readonly bloodRoutine: number; readonly imaging: number; readonly allergen: number }
  readonly 'MR-02': { readonly electrolytes: number; readonly chemistry: number; readonly hba1c: number }
}

const NATIONAL = '《医疗机构检查检验结果互认管理办法》国卫医发〔2022〕6号'
const SINCE = localDate('2022-03-01')
const row = (code: string, value: unknown, source: string, verified: boolean): Rule => ({
  region: '*',
  code,
  validFrom: SINCE,
  validTo: null,
  value,
  source,
  verified,
})

export const DEFAULT_REPORT_RULES: readonly Rule[] = [
  row('MR-01', { bloodRoutine: 3, imaging: 30, allergen: 180 }, '家门口健康设计', false),
  row(
    'MR-02',
    { electrolytes: 7, chemistry: 30, hba1c: 60 },
    '鄂卫通〔2023〕56号（湖北一家医院的告示），本县没有正式目录',
    false,
  ),
  row(
    'MR-03',
    { statement: '做检查那天，出报告的机构这一项已经通过质量评价，报告才标可互认；没参加、没通过的不标' },
    NATIONAL,
    true,
  ),
  row('MR-04', { reasons: DUPLICATE_REASONS }, NATIONAL, true),
  row(
    'MR-05',
    { statement: '认不认由接诊医生定，要再查就说明目的和必要；“家属要求”不在六种情形里' },
    NATIONAL,
    true,
  ),
]

const days = (max: number) => z.int().check(z.gte(0), z.lte(max))
const field = (path: string, nameZh: string) => count(path, nameZh, '天')
const fixed = (nameZh: string): RuleDefinition => ({ nameZh, perRegion: false, change: null })

export const REPORT_RULE_DEFINITIONS: Readonly<Record<string, RuleDefinition>> = {
  'MR-01': {
    nameZh: '检查结果管几天（设计）',
    perRegion: true,
    change: {
      value: z.strictObject({ bloodRoutine: days(30), imaging: days(365), allergen: days(730) }),
      fields: [field('bloodRoutine', '血常规'), field('imaging', '影像'), field('allergen', '过敏原')],
    },
  },
  'MR-02': {
    nameZh: '检查结果管几天（外地目录）',
    perRegion: true,
    change: {
      value: z.strictObject({ electrolytes: days(60), chemistry: days(180), hba1c: days(365) }),
      fields: [field('electrolytes', '电解质'), field('chemistry', '生化'), field('hba1c', '糖化血红蛋白')],
    },
  },
  'MR-03': fixed('什么报告可互认'),
  'MR-04': {
    ...fixed('可以再查的六种情形'),
    inWords: () => DUPLICATE_REASONS.map((reason) => DUPLICATE_REASON_WORDS_ZH[reason]).join('；'),
  },
  'MR-05': fixed('互认由谁判断'),
}

/**
 * The versions in force on the day of the examination; for one before there were any, the first: an old report is still
 * written down. @throws Error when none is: a gap in the table is a bug
 */
export function validityRules(rules: readonly Rule[], region: string, on: LocalDate): ValidityRules {
  const inForce = <Code extends keyof ValidityRules>(code: Code): ValidityRules[Code] => {
    const version = ruleInForce(rules, region, code, on < SINCE ? SINCE : on)
    if (!version) throw new Error(`no version of ${code} is in force on ${on}`)
    return version.value as ValidityRules[Code]
  }
  return { 'MR-01': inForce('MR-01'), 'MR-02': inForce('MR-02') }
}
