import * as z from 'zod/mini'
import type { RuleDefinition, RuleField } from '../kernel/rule-definition'
import { between, count, everywhere } from '../kernel/rule-field'
import type { CheckupRules } from './checkup-rules'

const margin = z.strictObject({ beforeDays: between(0, 90), afterDays: between(0, 180) })
const days = (path: string, nameZh: string): RuleField => count(path, nameZh, '天')
const marginFields = (path: string, nameZh: string): RuleField[] => [
  days(`${path}.beforeDays`, `${nameZh}提前`),
  days(`${path}.afterDays`, `${nameZh}推后`),
]

/** How each rule of the check-ups is called, and what an operator may write into it. */
export const CHECKUP_RULE_DEFINITIONS = {
  'CH-01': {
    ...everywhere,
    nameZh: '13 次儿保体检',
    change: null,
    inWords: (value) =>
      (value as CheckupRules['CH-01']).occasions
        .map(({ nameZh, items }) => `${nameZh} ${items.length} 项`)
        .join('，'),
  },
  'CH-02': {
    ...everywhere,
    nameZh: '儿保体检的前后天数',
    change: {
      value: z.strictObject({
        underOneYear: margin,
        oneToThreeYears: margin,
        fourToSixYears: margin,
        assumedStayDays: between(0, 30),
      }),
      fields: [
        ...marginFields('underOneYear', '1 岁内'),
        ...marginFields('oneToThreeYears', '1–3 岁'),
        ...marginFields('fourToSixYears', '4–6 岁'),
        days('assumedStayDays', '不知道哪天出院时按出生后'),
      ],
    },
  },
  'CH-03': {
    ...everywhere,
    nameZh: '新生儿家庭访视和满月',
    change: {
      value: z
        .strictObject({
          homeVisitDays: between(1, 14),
          homeVisitDaysAtRisk: between(1, 14),
          firstMonthFromDay: between(21, 42),
          firstMonthToDay: between(21, 42),
        })
        .check(
          z.refine(({ firstMonthFromDay, firstMonthToDay }) => firstMonthFromDay <= firstMonthToDay),
          z.refine(({ homeVisitDaysAtRisk, homeVisitDays }) => homeVisitDaysAtRisk <= homeVisitDays),
        ),
      fields: [
        days('homeVisitDays', '出院后家访'),
        days('homeVisitDaysAtRisk', '高危儿出院后家访'),
        days('firstMonthFromDay', '满月从出生后第'),
        days('firstMonthToDay', '满月到出生后第'),
      ],
    },
  },
  'CH-04': {
    ...everywhere,
    nameZh: '高危新生儿',
    change: {
      value: z.strictObject({ gestationWeeks: between(28, 42), birthWeightGrams: between(1000, 4000) }),
      fields: [count('gestationWeeks', '胎龄不到', '周'), count('birthWeightGrams', '出生体重不到', 'g')],
    },
  },
  'CH-05': {
    ...everywhere,
    nameZh: '发育预警征象',
    change: null,
    inWords: (value) =>
      (value as CheckupRules['CH-05']).ages
        .map(({ ageMonths, signs }) => `${ageMonths} 月龄：${signs.join('、')}`)
        .join('；'),
  },
} as const satisfies Record<keyof CheckupRules, RuleDefinition>
