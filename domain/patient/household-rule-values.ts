import * as z from 'zod/mini'
import type { RuleDefinition } from '../kernel/rule-definition'
import { between, count, everywhere } from '../kernel/rule-field'
import type { HouseholdRules } from './household-rules'

/** How each rule of the household is called, and what an operator may write into it. */
export const HOUSEHOLD_RULE_DEFINITIONS = {
  'ID-04': {
    ...everywhere,
    nameZh: '出生证可用月龄',
    change: {
      value: z.strictObject({ birthCertificateMonths: between(1, 72) }),
      fields: [count('birthCertificateMonths', '出生证到', '月龄')],
    },
  },
  'ID-06': {
    ...everywhere,
    nameZh: '监护人和委托',
    change: {
      value: z.strictObject({
        // Both ages stand in the law, and code rests on them.
        selfFromYears: z.literal(14),
        adultFromYears: z.literal(18),
        accountsPerChild: between(1, 10),
        requestDays: between(1, 90),
        requestsPerPerson: between(1, 20),
        delegationDays: between(1, 366),
        delegationsPerChild: between(1, 20),
        delegationCodeDays: between(1, 30),
      }),
      fields: [
        count('accountsPerChild', '一个孩子最多', '位监护人'),
        count('requestDays', '申请保留', '天'),
        count('requestsPerPerson', '对同一人最多申请', '次'),
        count('delegationDays', '委托最长', '天'),
        count('delegationsPerChild', '一个孩子最多', '份委托'),
        count('delegationCodeDays', '委托码保留', '天'),
      ],
    },
  },
  'ID-07': {
    ...everywhere,
    nameZh: '家庭和试号上限',
    change: {
      value: z.strictObject({
        members: between(1, 30),
        documentsPerHour: between(1, 60),
        accountsPerDocument: between(1, 60),
        codesPerHour: between(1, 60),
        correctionMonths: between(1, 60),
      }),
      fields: [
        count('members', '一个账号最多', '人'),
        count('documentsPerHour', '每小时最多试', '个证件'),
        count('accountsPerDocument', '一个证件每小时', '个账号可试'),
        count('codesPerHour', '每小时最多试', '个委托码'),
        count('correctionMonths', '更正间隔', '个月'),
      ],
    },
  },
} as const satisfies Record<keyof HouseholdRules, RuleDefinition>
