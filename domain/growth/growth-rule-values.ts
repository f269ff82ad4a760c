import * as z from 'zod/mini'
import type { RuleDefinition } from '../kernel/rule-definition'
import { between, count, everywhere } from '../kernel/rule-field'
import type { GrowthRules } from './growth-rules'

/** How each rule of growth is called, and what an operator may write into it. */
export const GROWTH_RULE_DEFINITIONS = {
  'GR-01': {
    ...everywhere,
    nameZh: '儿童生长标准',
    change: null,
    inWords: (value) => {
      const { title, male, female } = value as GrowthRules['GR-01']
      return `${title}，男 ${male.weight.length} 行，女 ${female.weight.length} 行`
    },
  },
  'GR-04': {
    ...everywhere,
    nameZh: '躺着量比站着量长',
    change: {
      value: z.strictObject({ lyingAddsMillimetres: between(0, 20) }),
      fields: [count('lyingAddsMillimetres', '相差', '毫米')],
    },
  },
  'GR-05': {
    ...everywhere,
    nameZh: '早产儿按矫正月龄看到',
    change: {
      value: z.strictObject({ correctedUntilMonths: between(0, 36) }),
      fields: [count('correctedUntilMonths', '到', '月龄')],
    },
  },
  'GR-06': {
    ...everywhere,
    nameZh: '测量要再确认的地方',
    change: {
      value: z.strictObject({ shrinkMillimetres: between(1, 50), gapMonths: between(1, 36) }),
      fields: [
        count('shrinkMillimetres', '身长变短超过', '毫米'),
        count('gapMonths', '间隔超过', '个月不连线'),
      ],
    },
  },
} as const satisfies Record<keyof GrowthRules, RuleDefinition>
