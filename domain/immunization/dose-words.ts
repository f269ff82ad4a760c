import { daysBetween, type LocalDate } from '../kernel/time'
import { dateInWords } from '../kernel/time-in-words'
import type { DoseReason, DoseState } from './dose-state'
import type { PlannedDose } from './immunization-plan'
import { SERIES_NAMES_ZH, VACCINES, type VaccineSeries } from './vaccine'

/** The word beside a dose. Never 异常, never a reproach: late is 「可补」 (design guide §7). */
export const DOSE_STATE_NAMES_ZH = {
  NOT_DUE: '未到',
  DUE: '可以打了',
  OVERDUE: '逾期，可补',
  DONE: '已接种',
  DONE_EARLY_INVALID: '打早了，不算',
  CONTRAINDICATED: '不能接种',
  DEFERRED: '推迟',
  EXPIRED: '不用再补',
  REPLACED: '已由联合疫苗代替',
  TEST_NEEDED: '先做皮试',
} as const satisfies Record<DoseState, string>

type Worded = Pick<PlannedDose, 'reasons' | 'latestOn' | 'earliestOn'>

const REASONS_ZH: Readonly<Record<DoseReason, (dose: Worded, today: LocalDate) => string>> = {
  age: () => '到月龄再打',
  interval: () => '和上一剂要隔够天数',
  'live-interval': () => '和上一针活疫苗要隔 28 天，或者同一天打',
  immunoglobulin: () => '用过免疫球蛋白，要等一段时间',
  'deadline-ahead': ({ latestOn }, today) =>
    latestOn === null ? '' : `${dateInWords(latestOn, today)}前打完都算数`,
  'deadline-past': () => '过了推荐的时间，现在补也有用',
  'no-restart': () => '补一剂就好，不用从头打',
  combined: () => '联合疫苗里有这一剂',
  'schedule-changed': () => '按打针那天的程序算数，程序后来改了，不用重打',
  'too-early': () => '打早了，这一剂不算，要再打一次',
  'repeat-early': () => '上一针打早了不算，请接种医生定哪天再打',
  unverified: () => '家里记的，带接种本给社区医院核对',
  deferred: () => '医生说先不打',
  contraindicated: () => '医生说不能打。有没有别的疫苗能代替，问接种医生',
  'skin-test': () => '满 3 个月了，先做结核菌素皮试，阴性才能打',
  'too-old': () => '过了能补的年龄，不用再补',
  'group-ac-instead': () => '满 2 岁了，改打 A群C群流脑',
  'dt-instead': () => '满 7 岁了，改打白破，不用补满 5 剂',
  'ask-clinic': () => '间隔请接种医生定',
}

/** Why a dose stands as it does, one sentence for each reason. */
export function reasonsInWords(dose: Worded, today: LocalDate): string[] {
  return dose.reasons.map((reason) => REASONS_ZH[reason](dose, today)).filter((words) => words !== '')
}

/** `百白破疫苗 第 2 剂` */
export function doseNameZh({ vaccine, doseNo }: Pick<PlannedDose, 'vaccine' | 'doseNo'>): string {
  return `${VACCINES[vaccine].nameZh} 第 ${doseNo} 剂`
}

/** `百白破 2`, of one that has a place in its series. */
export function shortDoseZh(series: VaccineSeries, doseNo: number): string {
  return `${SERIES_NAMES_ZH[series]} ${doseNo}`
}

/** `还有 115 天`, or null for what may be given now. */
export function daysLeftZh(earliestOn: LocalDate | null, today: LocalDate): string | null {
  if (earliestOn === null || earliestOn <= today) return null
  return `还有 ${daysBetween(today, earliestOn)} 天`
}
