import * as z from 'zod/mini'
import type { Fen } from '../../kernel/fen'
import type { RuleDefinition } from '../../kernel/rule-definition'
import { between, count, money } from '../../kernel/rule-field'
import type { CoverageRuleCode } from './coverage-rules'

/** A plan's own rules: every county has its own, and two people agree on each change (journeys E4 49). */
const ofPlan = { perRegion: true, needsSecondPerson: true } as const
const mechanism = (nameZh: string): RuleDefinition => ({ ...ofPlan, nameZh, change: null })
/** At most a thousand 元 a year. */
const fee = z.pipe(
  between(0, 100_000),
  z.transform((amount) => amount as Fen),
)

/** How each rule of enrolment is called, and what operators may write into it. */
export const COVERAGE_RULE_DEFINITIONS = {
  'MA-00': mechanism('谁能收钱'),
  'MA-01': {
    ...ofPlan,
    nameZh: '参加年龄',
    change: {
      value: z.strictObject({ fromDays: between(0, 365), underYears: between(1, 18) }),
      fields: [count('fromDays', '满', '天'), count('underYears', '不满', '岁')],
    },
  },
  'MA-02': mechanism('户口和居住'),
  'MA-03': {
    ...ofPlan,
    nameZh: '参加时间',
    change: {
      value: z.strictObject({
        startMonth: between(1, 12),
        openMonths: between(1, 12),
        // WeChat closes an order by itself after two hours.
        payMinutes: between(5, 120),
      }),
      fields: [
        count('startMonth', '每年从', '月 1 日起'),
        count('openMonths', '开放', '个月'),
        count('payMinutes', '付款保留', '分钟'),
      ],
    },
  },
  'MA-04': {
    ...ofPlan,
    nameZh: '新生儿参加',
    change: {
      value: z
        .strictObject({ fromDays: between(0, 365), toDays: between(0, 365) })
        .check(z.refine(({ fromDays, toDays }) => fromDays <= toDays)),
      fields: [count('fromDays', '从满', '天'), count('toDays', '到满', '天')],
    },
  },
  'MA-05': {
    ...ofPlan,
    nameZh: '一年多少钱',
    change: {
      value: z.strictObject({ underYears: between(1, 18), youngerFen: fee, olderFen: fee }),
      fields: [count('underYears', '分档年龄', '岁'), money('youngerFen', '小的'), money('olderFen', '大的')],
    },
  },
  'MA-06': mechanism('已有的病'),
  'MA-07': {
    ...ofPlan,
    nameZh: '等待期',
    change: {
      value: z.strictObject({ illnessDays: between(0, 180) }),
      fields: [count('illnessDays', '新参加的，生病等', '天')],
    },
  },
  'MA-08': {
    ...ofPlan,
    nameZh: '反悔退出',
    change: {
      value: z.strictObject({ days: between(0, 60) }),
      fields: [count('days', '全退', '天内')],
    },
  },
  'MA-19': {
    ...ofPlan,
    nameZh: '续期和宽限',
    change: {
      value: z
        .strictObject({
          renewDays: between(1, 90),
          graceDays: between(1, 90),
          firstDays: between(8, 60),
          secondDays: between(1, 7),
          lastDays: between(1, 30),
        })
        .check(z.refine(({ graceDays, lastDays }) => lastDays < graceDays)),
      fields: [
        count('renewDays', '可以提前续', '天'),
        count('graceDays', '到期后宽限', '天'),
        count('firstDays', '第一次提醒提前', '天'),
        count('secondDays', '第二次提醒提前', '天'),
        count('lastDays', '宽限结束前再提醒', '天'),
      ],
    },
  },
  'MA-20': mechanism('退出'),
  'MA-20-WAIVER': {
    ...ofPlan,
    nameZh: '捐款代付',
    change: {
      value: z.strictObject({ decideDays: between(1, 30), payDays: between(1, 30) }),
      fields: [count('decideDays', '审核不超过', '天'), count('payDays', '没通过的，付款保留', '天')],
    },
  },
  'MA-22': {
    ...ofPlan,
    nameZh: '余额预警',
    change: {
      value: z
        .strictObject({ warnMonths: between(1, 24), stopMonths: between(0, 12) })
        .check(z.refine(({ warnMonths, stopMonths }) => stopMonths < warnMonths)),
      fields: [count('warnMonths', '提醒，不够', '个月'), count('stopMonths', '停止推广，不够', '个月')],
    },
  },
} as const satisfies Record<CoverageRuleCode, RuleDefinition>
