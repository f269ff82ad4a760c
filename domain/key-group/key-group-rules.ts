import type { RuleDefinition } from '../kernel/rule-definition'
import { everywhere } from '../kernel/rule-field'
import type { Rule } from '../kernel/rule-set'
import { localDate } from '../kernel/time'
import { KEY_GROUP_NAMES_ZH, type KeyGroup } from './key-group'

/** Which groups an official text names, from when on. Code rests on the list, so no operator changes it. */
interface KeyGroupList {
  readonly groups: readonly KeyGroup[]
}

const CODE = 'FD-GROUPS'
const NATIONAL_2016 = [
  'child-0-6',
  'elderly-65',
  'maternal',
  'hypertension',
  'diabetes',
  'tuberculosis',
  'mental-illness',
  'disabled',
] as const
const WITH_HARDSHIP = [...NATIONAL_2016, 'poverty', 'family-planning-special'] as const

export const DEFAULT_KEY_GROUP_RULES: readonly Rule<KeyGroupList>[] = [
  {
    region: '*',
    code: CODE,
    validFrom: localDate('2016-06-06'),
    validTo: localDate('2018-10-08'),
    value: { groups: NATIONAL_2016 },
    source: '《关于推进家庭医生签约服务的指导意见》（2016）',
    verified: true,
  },
  {
    region: '*',
    code: CODE,
    validFrom: localDate('2018-10-08'),
    validTo: localDate('2024-01-01'),
    value: { groups: WITH_HARDSHIP },
    source: '《关于规范家庭医生签约服务管理的指导意见》（国卫基层发〔2018〕35号）',
    verified: true,
  },
  {
    region: '*',
    code: CODE,
    validFrom: localDate('2024-01-01'),
    validTo: null,
    value: { groups: [...WITH_HARDSHIP, 'copd'] },
    source: '慢阻肺自 2024 年列入基本公共卫生服务，原文待核实',
    verified: false,
  },
]

export const KEY_GROUP_RULE_DEFINITIONS: Readonly<Record<typeof CODE, RuleDefinition>> = {
  [CODE]: {
    ...everywhere,
    nameZh: '签约重点人群',
    change: null,
    inWords: (value) => {
      const { groups } = value as KeyGroupList
      return groups.map((group) => KEY_GROUP_NAMES_ZH[group]).join('、')
    },
  },
}
