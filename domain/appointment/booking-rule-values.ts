import * as z from 'zod/mini'
import { SERVICE_NAMES_ZH, SERVICES, type Service } from '../kernel/healthcare-service'
import type { RuleDefinition, RuleField } from '../kernel/rule-definition'
import { between, count, time } from '../kernel/rule-field'
import { isLocalTime } from '../kernel/time'
import type { BookingRuleCode, BookingRules } from './booking-rules'

const hour = z.string().check(z.refine(isLocalTime))
const perService = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.strictObject(Object.fromEntries(SERVICES.map((service) => [service, schema])) as Record<Service, Schema>)

const forEachService = (fields: (service: Service, nameZh: string) => RuleField[]): RuleField[] =>
  SERVICES.flatMap((service) => fields(service, SERVICE_NAMES_ZH[service]))

const regional = (nameZh: string, value: z.ZodMiniType, fields: readonly RuleField[]): RuleDefinition => ({
  nameZh,
  perRegion: true,
  change: { value, fields },
})
const mechanism = (nameZh: string, inWords?: (value: unknown) => string): RuleDefinition => ({
  nameZh,
  perRegion: true,
  change: null,
  ...(inWords && { inWords }),
})

/** More ages than anybody reaches, in months. */
const MAX_AGE_MONTHS = 1_800
/** Article 10 (3) of the booking standard: a slot is at most half an hour, and no rule makes it longer. */
const SLOT_MAX_MINUTES = 30

const slotLength = z
  .strictObject({
    maxSlotMinutes: between(5, SLOT_MAX_MINUTES),
    visitMinutes: perService(between(1, SLOT_MAX_MINUTES)),
  })
  .check(
    z.refine(({ maxSlotMinutes, visitMinutes }) =>
      Object.values(visitMinutes).every((minutes) => minutes <= maxSlotMinutes),
    ),
  )
const limits = z
  .strictObject({
    perServiceAndDay: between(1, 10),
    perDay: between(1, 10),
    open: between(1, 30),
    perServiceInWindow: between(1, 30),
  })
  .check(z.refine(({ perServiceAndDay, perDay, open }) => perServiceAndDay <= perDay && perDay <= open))
const ages = perService(
  z
    .strictObject({
      fromMonths: between(0, MAX_AGE_MONTHS),
      toMonths: z.nullable(between(1, MAX_AGE_MONTHS)),
    })
    .check(z.refine(({ fromMonths, toMonths }) => toMonths === null || fromMonths < toMonths)),
)

/** How each booking rule is called, and what an operator may write into it. */
export const BOOKING_RULE_DEFINITIONS: Readonly<Record<BookingRuleCode, RuleDefinition>> = {
  'BK-01': mechanism('实名预约'),
  'BK-02': regional(
    '提前几天可约',
    z.strictObject({
      communityDays: between(1, 90),
      hospitalDays: between(1, 90),
      sameDayFrom: hour,
      leadMinutes: between(0, 240),
    }),
    [
      count('communityDays', '社区提前', '天'),
      count('hospitalDays', '医院提前', '天'),
      time('sameDayFrom', '当天号从'),
      count('leadMinutes', '开始前截止', '分钟'),
    ],
  ),
  'BK-03': regional('放号时间', z.strictObject({ releaseAt: hour, signedFamilyEveAt: hour }), [
    time('releaseAt', '公开放号'),
    time('signedFamilyEveAt', '签约家庭前一晚'),
  ]),
  'BK-04': regional('时段和单次时长', slotLength, [
    count('maxSlotMinutes', '一个时段最长', '分钟'),
    ...forEachService((service, nameZh) => [count(`visitMinutes.${service}`, nameZh, '分钟')]),
  ]),
  'BK-05': mechanism('号源预留', poolsInWords),
  'BK-06': regional('每班加号', z.strictObject({ extraSeatsPerSession: between(0, 20) }), [
    count('extraSeatsPerSession', '每班最多加', '个'),
  ]),
  'BK-07': regional('预约上限', limits, [
    count('perServiceAndDay', '同一天同一服务', '个'),
    count('perDay', '一天共', '个'),
    count('open', '手上最多', '个'),
    count('perServiceInWindow', '可约期内同一服务', '个'),
  ]),
  'BK-08': mechanism('时间不重叠'),
  'BK-09': regional(
    '免费取消截止',
    z.strictObject({ freeUntilDaysBefore: between(0, 14), freeUntil: hour }),
    [count('freeUntilDaysBefore', '就诊前', '天'), time('freeUntil', '到')],
  ),
  'BK-10': regional('迟到保留', z.strictObject({ graceMinutes: between(0, 120) }), [
    count('graceMinutes', '迟到保留', '分钟'),
  ]),
  'BK-11': regional(
    '爽约停约',
    z.strictObject({
      noShows: between(1, 10),
      windowMonths: between(1, 12),
      banDays: between(1, 180),
      lateCancelsPerNoShow: between(1, 10),
    }),
    [
      count('noShows', '爽约满', '次'),
      count('windowMonths', '在几个月内', '个月'),
      count('banDays', '停止网上约号', '天'),
      count('lateCancelsPerNoShow', '临时取消算一次爽约', '次'),
    ],
  ),
  'BK-12': regional('爽约申诉', z.strictObject({ appealDays: between(1, 90) }), [
    count('appealDays', '可申诉', '天'),
  ]),
  'BK-13': regional('锁号时长', z.strictObject({ holdMinutes: between(1, 30) }), [
    count('holdMinutes', '锁号', '分钟'),
  ]),
  'BK-14': mechanism('一个座位只卖一次'),
  'BK-15': mechanism('改期先占后退'),
  'BK-16': regional(
    '停诊替代',
    z.strictObject({
      keptMinutes: between(15, 1_440),
      nightFrom: hour,
      answerBy: hour,
      siteKm: between(1, 100),
    }),
    [
      count('keptMinutes', '替代的号留', '分钟'),
      time('nightFrom', '夜里从'),
      time('answerBy', '留到早上'),
      count('siteKm', '别的社区最远', '公里'),
    ],
  ),
  'BK-18': regional('陪诊年龄', z.strictObject({ guardianBelowYears: between(1, 18) }), [
    count('guardianBelowYears', '要大人陪到', '岁'),
  ]),
  'BK-19': regional('留号没用完', z.strictObject({ returnHoursBefore: between(1, 168) }), [
    count('returnHoursBefore', '开始前', '小时放给大家'),
  ]),
  // A notice of the State Council is not typed into a form: single days are written in the calendar.
  'BK-20': mechanism('放假安排', (value) => `${(value as BookingRules['BK-20']).holidays.length} 个假期`),
  'BK-21': mechanism('预约时的承诺不变'),
  'BK-22': regional('早到改现场', z.strictObject({ earlyHours: between(1, 12) }), [
    count('earlyHours', '早到超过', '小时'),
  ]),
  'BK-GIVEN-BACK': regional('一天最多退订几个', z.strictObject({ seatsPerDay: between(1, 60) }), [
    count('seatsPerDay', '一天最多退订', '个'),
  ]),
  'BK-EXTEND': regional('门诊延长', z.strictObject({ maxMinutes: between(0, 240) }), [
    count('maxMinutes', '一节最多延长', '分钟'),
  ]),
  'BK-AGE': regional(
    '各项服务的年龄',
    ages,
    forEachService((service, nameZh) => [
      count(`${service}.fromMonths`, `${nameZh}从`, '月龄'),
      { path: `${service}.toMonths`, nameZh: `${nameZh}到`, kind: 'end', unitZh: '月龄' },
    ]),
  ),
}

const POOL_NAMES_ZH: Readonly<Record<string, string>> = {
  'on-site': '现场',
  referral: '转诊',
  'signed-family': '签约家庭',
}

function poolsInWords(value: unknown): string {
  const pools = (value as BookingRules['BK-05']).reservedPools.map((pool) => POOL_NAMES_ZH[pool] ?? pool)
  return `给${pools.join('、')}留号`
}
