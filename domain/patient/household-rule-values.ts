import * as z from 'zod/mini'
import type { RuleDefinition } from '../kernel/rule-definition'
import type { HouseholdRules } from './household-rules'

const between = (min: number, max: number) => z.int().check(z.gte(min), z.lte(max))
const everywhere = { perRegion: false } as const

/** How each rule of the household is called, and what an operator may write into it. */
export const HOUSEHOLD_RULE_DEFINITIONS = {
  'ID-04': {
    ...everywhere,
    nameZh: '出生医学证明可用到几月龄',
    change: {
      value: z.strictObject({ birthCertificateMonths: between(1, 72) }),
      fields: [{ path: 'birthCertificateMonths', nameZh: '出生证到', kind: 'number', unitZh: '月龄' }],
    },
  },
  // The ages stand in the law: what follows from them is code. Guardians and delegates stand in one row with them.
  'ID-06': { ...everywhere, nameZh: '自己做主的年龄、监护人和委托', change: null },
  'ID-07': {
    ...everywhere,
    nameZh: '家庭人数和试号上限',
    change: {
      value: z.strictObject({
        members: between(1, 30),
        documentsPerHour: between(1, 60),
        accountsPerDocument: between(1, 60),
        codesPerHour: between(1, 60),
        correctionMonths: between(1, 24),
      }),
      fields: [
        { path: 'members', nameZh: '一个账号最多', kind: 'number', unitZh: '人' },
        { path: 'documentsPerHour', nameZh: '一个账号每小时最多试', kind: 'number', unitZh: '个证件' },
        { path: 'accountsPerDocument', nameZh: '一个证件每小时最多被试', kind: 'number', unitZh: '个账号' },
        { path: 'codesPerHour', nameZh: '一个账号每小时最多试', kind: 'number', unitZh: '个委托码' },
        { path: 'correctionMonths', nameZh: '两次改资料至少隔', kind: 'number', unitZh: '个月' },
      ],
    },
  },
} as const satisfies Partial<Record<keyof HouseholdRules, RuleDefinition>>
