import * as z from 'zod/mini'
import type { RuleDefinition } from '../kernel/rule-definition'
import { between, count, everywhere } from '../kernel/rule-field'
import type { ContractRules } from './contract-rules'
import { TERM_YEARS } from './contract-term'

/** How each rule of signing is called, and what an operator may write into it. */
export const CONTRACT_RULE_DEFINITIONS = {
  'FD-TERM': {
    ...everywhere,
    nameZh: '签约年限',
    change: {
      // The table takes no other terms.
      value: z.strictObject({ years: z.array(z.literal(TERM_YEARS)), aheadDays: between(0, 366) }),
      fields: [count('aheadDays', '最多提前', '天开始')],
    },
  },
  'FD-REVIEW72': {
    ...everywhere,
    nameZh: '签约审核',
    change: {
      value: z.strictObject({
        reviewHours: between(1, 240),
        asks: between(1, 5),
        signatureDays: between(1, 90),
      }),
      fields: [
        count('reviewHours', '审核不超过', '小时'),
        count('asks', '最多补材料', '次'),
        count('signatureDays', '居民签名有效', '天'),
      ],
    },
  },
  'FD-SWITCH': {
    ...everywhere,
    nameZh: '退约和换团队',
    change: {
      value: z.strictObject({
        coolingOffDays: between(0, 30),
        noticeDays: between(0, 30),
        freeAfterLossDays: between(1, 180),
      }),
      fields: [
        count('coolingOffDays', '随时退', '天'),
        count('noticeDays', '换团队提前', '天'),
        count('freeAfterLossDays', '医生离开后自由换', '天'),
      ],
    },
  },
  'FD-EXPIRY-NOTICE': {
    ...everywhere,
    nameZh: '到期提醒',
    change: {
      value: z.strictObject({
        firstDays: between(31, 120),
        secondDays: between(8, 30),
        lastDays: between(1, 7),
        graceDays: between(0, 90),
      }),
      fields: [
        count('firstDays', '第一次提前', '天'),
        count('secondDays', '第二次提前', '天'),
        count('lastDays', '最后一次提前', '天'),
        count('graceDays', '到期后可续', '天'),
      ],
    },
  },
  'FD-DRAFT': {
    ...everywhere,
    nameZh: '签约申请等居民回话',
    change: {
      value: z.strictObject({ waitDays: between(1, 90) }),
      fields: [count('waitDays', '最多等', '天，过后退回')],
    },
  },
  'FD-SIGN': {
    ...everywhere,
    nameZh: '签约核对',
    change: {
      value: z.strictObject({
        residenceMonths: between(0, 24),
        burstSignatures: between(10, 500),
        burstMinutes: between(1, 120),
        burstAnswerDays: between(1, 30),
      }),
      fields: [
        count('residenceMonths', '非户籍居住满', '个月'),
        count('burstSignatures', '集中签名', '份算异常'),
        count('burstMinutes', '集中签名按', '分钟算'),
        count('burstAnswerDays', '异常核查', '天内'),
      ],
    },
  },
} as const satisfies Record<keyof ContractRules, RuleDefinition>
