import type { Service } from '../kernel/healthcare-service'
import { type Rule, ruleInForce } from '../kernel/rule-set'
import { type LocalDate, type LocalTime, localDate, localTime } from '../kernel/time'
import { HOLIDAYS_2026, type Holiday } from './session-calendar'

/** Rules D-BK by their ids. A mechanism without a number says in words what the code does. */
export interface BookingRules {
  'BK-01': { readonly statement: string }
  /** Nobody books online less than `leadMinutes` before the slot begins: the way to the place takes its time. */
  'BK-02': {
    readonly communityDays: number
    readonly hospitalDays: number
    readonly sameDayFrom: LocalTime
    readonly leadMinutes: number
  }
  'BK-03': { readonly releaseAt: LocalTime; readonly signedFamilyEveAt: LocalTime }
  'BK-04': { readonly maxSlotMinutes: number; readonly visitMinutes: Readonly<Record<Service, number>> }
  'BK-05': { readonly reservedPools: readonly string[] }
  'BK-06': { readonly extraSeatsPerSession: number }
  'BK-07': {
    readonly perServiceAndDay: number
    readonly perDay: number
    readonly open: number
    readonly perServiceInWindow: number
  }
  'BK-08': { readonly statement: string }
  'BK-09': { readonly freeUntilDaysBefore: number; readonly freeUntil: LocalTime }
  /** Who comes later than this after the slot began has lost the seat; until then they wait at the end of the line. */
  'BK-10': { readonly graceMinutes: number }
  /** So many missed visits within the window close online booking for so many days; late cancellations add up to one. */
  'BK-11': {
    readonly noShows: number
    readonly windowMonths: number
    readonly banDays: number
    readonly lateCancelsPerNoShow: number
  }
  'BK-12': { readonly appealDays: number }
  'BK-13': { readonly holdMinutes: number }
  'BK-14': { readonly statement: string }
  'BK-15': { readonly statement: string }
  /**
   * Seats are kept for families whose visit the clinic took back, and over the night until `answerBy`; other places are
   * offered as far as `siteKm`.
   */
  'BK-16': {
    readonly keptMinutes: number
    readonly nightFrom: LocalTime
    readonly answerBy: LocalTime
    readonly siteKm: number
  }
  'BK-18': { readonly guardianBelowYears: number }
  /** What referrals and signed families leave opens to everybody so long before it begins. */
  'BK-19': { readonly returnHoursBefore: number }
  /** Days on which weekly sessions are not held; a county adds its own closures as a row of its own. */
  'BK-20': { readonly holidays: readonly Holiday[] }
  'BK-21': { readonly statement: string }
  /** Who comes earlier than this sits down now, and their own seat goes back. */
  'BK-22': { readonly earlyHours: number }
  /** Seats that an account may take and give back in a day: held and let go, cancelled or moved (reliability 15; design). */
  'BK-GIVEN-BACK': { readonly seatsPerDay: number }
  /** How much longer than planned a consultation may go on, when the doctor adds slots at its end (journeys E1 21; design). */
  'BK-EXTEND': { readonly maxMinutes: number }
  /** Ages served, in completed months, half-open; null = no upper end (journeys E1 27; design). */
  'BK-AGE': Readonly<Record<Service, { readonly fromMonths: number; readonly toMonths: number | null }>>
}

export type BookingRuleCode = keyof BookingRules

const FROM = localDate('2026-01-01')
const DESIGN = '家门口健康设计'
const BEIJING = '北京市预约挂号服务规范'

/** What holds everywhere until a county sets its own. Values that differ by hospital are config by nature. */
export const DEFAULT_BOOKING_RULES: readonly Rule[] = [
  rule('BK-01', { statement: '实名预约，就诊人与预约人一致，不得转让' }, `${BEIJING}第十四条`, true),
  rule(
    'BK-02',
    { communityDays: 14, hospitalDays: 7, sameDayFrom: localTime('07:00'), leadMinutes: 15 },
    DESIGN,
    false,
  ),
  rule('BK-03', { releaseAt: localTime('07:00'), signedFamilyEveAt: localTime('20:00') }, DESIGN, false),
  rule(
    'BK-04',
    {
      maxSlotMinutes: 30,
      visitMinutes: {
        'sick-visit': 10,
        'child-checkup': 20,
        vaccination: 5,
        'follow-up': 10,
        'expert-outreach': 15,
      },
    },
    `${BEIJING}第十条（三）；单次时长为${DESIGN}`,
    false,
  ),
  rule(
    'BK-05',
    { reservedPools: ['on-site', 'referral', 'signed-family'] },
    `${BEIJING}第十条（一）（二）`,
    true,
  ),
  rule('BK-06', { extraSeatsPerSession: 3 }, `${BEIJING}第十一条；数量为${DESIGN}`, false),
  rule(
    'BK-07',
    { perServiceAndDay: 1, perDay: 2, open: 3, perServiceInWindow: 2 },
    `各地单日限 2–3 个号的做法；数量为${DESIGN}`,
    false,
  ),
  rule('BK-08', { statement: '同一个人的预约时间不得重叠' }, DESIGN, false),
  rule('BK-09', { freeUntilDaysBefore: 1, freeUntil: localTime('24:00') }, DESIGN, false),
  rule('BK-10', { graceMinutes: 30 }, '各地医院迟到 30 分钟作废的公开做法', true),
  rule(
    'BK-11',
    { noShows: 3, windowMonths: 3, banDays: 90, lateCancelsPerNoShow: 2 },
    `各地医院三个月内爽约 3 次停约的公开做法；临时取消算半次为${DESIGN}`,
    false,
  ),
  rule('BK-12', { appealDays: 30 }, DESIGN, false),
  rule('BK-13', { holdMinutes: 5 }, DESIGN, false),
  rule('BK-14', { statement: '一个座位只卖一次，由数据库的唯一约束和条件更新保证' }, DESIGN, false),
  rule('BK-15', { statement: '改期先占新号再退旧号，同一个事务' }, DESIGN, false),
  rule(
    'BK-16',
    { keptMinutes: 180, nightFrom: localTime('21:00'), answerBy: localTime('08:00'), siteKm: 15 },
    `2011 年北京市统一预约挂号办法中的停诊替代；时长和距离为${DESIGN}`,
    false,
  ),
  rule('BK-18', { guardianBelowYears: 14 }, DESIGN, false),
  rule('BK-19', { returnHoursBefore: 24 }, DESIGN, false),
  {
    ...rule('BK-20', { holidays: HOLIDAYS_2026 }, '国务院办公厅关于 2026 年部分节假日安排的通知', true),
    validTo: localDate('2027-01-01'),
  },
  {
    ...rule('BK-20', { holidays: [] }, '2027 年的放假安排尚未公布', false),
    validFrom: localDate('2027-01-01'),
  },
  rule('BK-21', { statement: '预约时的费用、时长和医生职称保持不变' }, DESIGN, false),
  rule('BK-22', { earlyHours: 4 }, DESIGN, false),
  rule('BK-GIVEN-BACK', { seatsPerDay: 12 }, DESIGN, false),
  rule('BK-EXTEND', { maxMinutes: 120 }, DESIGN, false),
  rule(
    'BK-AGE',
    {
      'sick-visit': { fromMonths: 0, toMonths: 216 },
      'child-checkup': { fromMonths: 0, toMonths: 84 },
      vaccination: { fromMonths: 0, toMonths: null },
      'follow-up': { fromMonths: 0, toMonths: null },
      'expert-outreach': { fromMonths: 0, toMonths: null },
    },
    '国家基本公共卫生服务规范（0–6 岁儿童）；其余为设计',
    false,
  ),
]

/** The value in force on the day of the event. @throws Error when no version is in force: a gap in the table is a bug. */
export function bookingRule<Code extends BookingRuleCode>(
  rules: readonly Rule[],
  region: string,
  code: Code,
  on: LocalDate,
): BookingRules[Code] {
  const inForce = ruleInForce(rules, region, code, on)
  if (!inForce) throw new Error(`no version of ${code} is in force in ${region} on ${on}`)
  return inForce.value as BookingRules[Code]
}

function rule<Code extends BookingRuleCode>(
  code: Code,
  value: BookingRules[Code],
  source: string,
  verified: boolean,
): Rule<BookingRules[Code]> {
  return { region: '*', code, validFrom: FROM, validTo: null, value, source, verified }
}
