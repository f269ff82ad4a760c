import * as z from 'zod/mini'
import type { RuleDefinition } from '../kernel/rule-definition'
import { between, count, everywhere } from '../kernel/rule-field'
import type { EmergencyRule } from './emergency-phrase'

/** How each rule of conversations is called, and what an operator may write into it. */
export const CONVERSATION_RULE_DEFINITIONS = {
  'FD-EMERGENCY': {
    ...everywhere,
    nameZh: '先提示 120 的词',
    change: null,
    inWords: (value) => {
      const { phrases } = value as EmergencyRule
      const unverified = phrases.filter(({ isVerified }) => !isVerified).length
      const words = phrases.map(({ phrase }) => phrase).join('、')
      return `${phrases.length} 个，其中 ${unverified} 个待核实：${words}`
    },
  },
  'FD-REPLY': {
    ...everywhere,
    nameZh: '团队回复时间',
    change: {
      value: z.strictObject({ windowDays: between(7, 90), answersMin: between(3, 100) }),
      fields: [count('windowDays', '看最近', '天'), count('answersMin', '回复满', '次才显示')],
    },
  },
  'FD-PICTURE': {
    ...everywhere,
    nameZh: '消息里的照片留多久',
    change: {
      value: z.strictObject({ days: between(30, 5475) }),
      fields: [count('days', '发出后留', '天')],
    },
  },
} satisfies Readonly<Record<string, RuleDefinition>>
