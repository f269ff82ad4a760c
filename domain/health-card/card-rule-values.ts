import * as z from 'zod/mini'
import type { RuleDefinition } from '../kernel/rule-definition'
import { between, count, everywhere } from '../kernel/rule-field'
import type { CardRules } from './card-rules'

/** How each rule of the card is called, and what an operator may write into it. */
export const CARD_RULE_DEFINITIONS = {
  'CARD-04': {
    ...everywhere,
    nameZh: '动态码',
    change: {
      value: z
        .strictObject({
          ttlSeconds: between(20, 300),
          refreshSeconds: between(10, 240),
          skewSeconds: between(0, 120),
          numbersPerHour: between(1, 100),
        })
        .check(z.refine(({ ttlSeconds, refreshSeconds }) => refreshSeconds < ttlSeconds)),
      fields: [
        count('ttlSeconds', '有效', '秒'),
        count('refreshSeconds', '换新码', '秒'),
        count('skewSeconds', '钟差最多', '秒'),
        count('numbersPerHour', '每小时最多输', '个卡号'),
      ],
    },
  },
  'CARD-05': {
    ...everywhere,
    nameZh: '离线码',
    change: {
      value: z.strictObject({
        offlineCodes: between(1, 24),
        offlineMinutes: between(10, 120),
        syncHours: between(1, 240),
      }),
      fields: [
        count('offlineCodes', '最多备', '个'),
        count('offlineMinutes', '每个管', '分钟'),
        count('syncHours', '补传期限', '小时'),
      ],
    },
  },
  'CARD-09': {
    ...everywhere,
    nameZh: '扫码打开档案',
    change: {
      value: z.strictObject({ openMinutes: between(5, 480) }),
      fields: [count('openMinutes', '打开后可看', '分钟')],
    },
  },
} as const satisfies Record<keyof CardRules, RuleDefinition>
