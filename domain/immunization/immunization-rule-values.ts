import * as z from 'zod/mini'
import { day } from '../kernel/day'
import type { RuleDefinition } from '../kernel/rule-definition'
import { between, count, everywhere } from '../kernel/rule-field'
import type { GeneralImmunizationRules } from './immunization-rules'
import type { ImmunizationProgramme } from './programme'
import { VACCINES } from './vaccine'

/** How each rule of immunization is called, and what an operator may write into it. */
export const IMMUNIZATION_RULE_DEFINITIONS = {
  'IM-01': {
    ...everywhere,
    nameZh: '国家免疫程序',
    change: null,
    inWords: (value) => {
      const { title, doses } = value as ImmunizationProgramme
      const printed = doses.map(({ vaccine, doseNo, ageMonths }) => {
        return `${VACCINES[vaccine].nameZh} ${doseNo} 在 ${ageMonths} 月龄`
      })
      return `${title}：${printed.join('，')}`
    },
  },
  'IM-04': {
    ...everywhere,
    nameZh: '补种的年龄',
    change: {
      value: z.strictObject({
        bcgTestFromMonths: between(1, 12),
        bcgNeverFromMonths: between(12, 216),
        groupAUntilMonths: between(12, 60),
        dtFromMonths: between(72, 144),
        dtUntilMonths: between(84, 216),
        catchUpUntilMonths: between(84, 216),
        hpvBornFrom: day,
      }),
      fields: [
        count('bcgTestFromMonths', '卡介苗先皮试从', '月龄'),
        count('bcgNeverFromMonths', '卡介苗不再补从', '月龄'),
        count('groupAUntilMonths', 'A群流脑补到', '月龄'),
        count('dtFromMonths', '改打白破从', '月龄'),
        count('dtUntilMonths', '白破打到', '月龄'),
        count('catchUpUntilMonths', '补种到', '月龄'),
      ],
    },
  },
  'IM-05': {
    ...everywhere,
    nameZh: '疫苗之间的间隔',
    change: {
      value: z.strictObject({
        liveIntervalDays: between(1, 90),
        immunoglobulinMonths: between(0, 12),
        immunoglobulinJeMonths: between(0, 12),
      }),
      fields: [
        count('liveIntervalDays', '两针注射活疫苗', '天'),
        count('immunoglobulinMonths', '免疫球蛋白后注射活疫苗', '个月'),
        count('immunoglobulinJeMonths', '免疫球蛋白后乙脑灭活', '个月'),
      ],
    },
  },
  'IM-06': {
    ...everywhere,
    nameZh: '留观',
    change: {
      value: z.strictObject({ observationMinutes: between(15, 120) }),
      fields: [count('observationMinutes', '打完留观', '分钟')],
    },
  },
  'IM-07': {
    ...everywhere,
    nameZh: '晚了的提醒和打早的重打',
    change: {
      value: z.strictObject({ lateAfterMonths: between(1, 12), repeatAfterDays: between(1, 180) }),
      fields: [
        count('lateAfterMonths', '可打之日起算晚', '个月'),
        count('repeatAfterDays', '打早的一剂隔', '天'),
      ],
    },
  },
  'IM-08': {
    ...everywhere,
    nameZh: '自费疫苗',
    change: null,
    inWords: (value) =>
      (value as GeneralImmunizationRules['IM-08']).vaccines
        .map(({ vaccine, purposeZh }) => `${VACCINES[vaccine].nameZh}：${purposeZh}`)
        .join('；'),
  },
} as const satisfies Record<'IM-01' | keyof GeneralImmunizationRules, RuleDefinition>
