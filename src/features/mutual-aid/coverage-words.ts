import { yuanOf } from '#domain/kernel/fen'
import { daysBetween, type LocalDate } from '#domain/kernel/time'
import { dateInWords, periodInWords } from '#domain/kernel/time-in-words'
import { COVERAGE_STAGE_NAMES_ZH, type CoverageStage } from '#domain/mutual-aid/coverage/coverage-stage'
import type { TagProps } from '../../components/content/tag'
import type { CoverageRow } from './use-coverages'

/** What of the year's 免赔额 is still to be borne; `还剩 ¥0.00` would read as if there were nothing left to get. */
export function deductibleLeftInWords(leftFen: number): string {
  return leftFen === 0 ? '今年扣满了，不再扣' : `还要扣 ${yuanOf(leftFen)}`
}

const TONES: Readonly<Record<CoverageStage, TagProps['tone']>> = {
  'pending-payment': 'wait',
  unpaid: 'mute',
  upcoming: 'info',
  waiting: 'wait',
  active: 'ok',
  grace: 'wait',
  expired: 'mute',
  renewed: 'mute',
  'aged-out': 'mute',
  'cancelled-hesitation': 'mute',
  withdrawn: 'mute',
  void: 'bad',
}

export function tagOfStage(stage: CoverageStage): Pick<TagProps, 'label' | 'tone'> {
  return { label: COVERAGE_STAGE_NAMES_ZH[stage], tone: TONES[stage] }
}

/** As its stage says, unless the child died: nobody left then. Who asks donations to pay is not asked for money. */
export function tagOfCoverage({
  stage,
  endReason,
  paidBy,
}: Pick<CoverageRow, 'stage' | 'endReason' | 'paidBy'>): Pick<TagProps, 'label' | 'tone'> {
  if (endReason === 'death') return { label: '已结束', tone: 'mute' }
  if (stage === 'pending-payment' && paidBy === 'donation') return { label: '等审核', tone: 'wait' }
  if (stage === 'unpaid' && paidBy === 'donation') return { label: '没有参加', tone: 'mute' }
  return tagOfStage(stage)
}

/** Of a coverage that is over nothing can be done but read. */
const OVER: readonly CoverageStage[] = [
  'unpaid',
  'expired',
  'renewed',
  'aged-out',
  'cancelled-hesitation',
  'withdrawn',
  'void',
]

export function isOver({ stage }: Pick<CoverageRow, 'stage'>): boolean {
  return OVER.includes(stage)
}

/** Whether the family can pay for it now. */
export function isOwed({ payUntil, paidBy }: Pick<CoverageRow, 'payUntil' | 'paidBy'>, now: Date): boolean {
  return payUntil !== null && paidBy !== 'donation' && new Date(payUntil) > now
}

/** Where the children of an enrolment stand: money is owed, they are in, an answer is waited for, or nothing came of it. */
export type EnrolmentStanding = 'owed' | 'in' | 'asked' | 'over'

export function enrolmentStanding(rows: readonly CoverageRow[], now: Date): EnrolmentStanding {
  if (rows.some((row) => isOwed(row, now))) return 'owed'
  if (rows.some((row) => row.certificateNumber !== null && !isOver(row))) return 'in'
  return rows.some((row) => row.stage === 'pending-payment' && row.paidBy === 'donation') ? 'asked' : 'over'
}

/** What leaving today means, before it is done. */
export function exitInWords(
  {
    isHesitation,
    refundFen,
    effectiveOn,
  }: { isHesitation: boolean; refundFen: number; effectiveOn: LocalDate },
  today: LocalDate,
): string {
  if (!isHesitation) return `${dateInWords(effectiveOn, today)} 起没有保障`
  return refundFen > 0 ? `现在退出，${yuanOf(refundFen)} 全退` : '现在退出，当作没有参加过'
}

/** Which year of how many, and whether anything has to be waited for. */
export function yearInWords({ yearNo, waitingDaysTotal, kind }: CoverageRow): string {
  const year = yearNo > 1 ? `连续第 ${yearNo} 年` : kind === 'newborn' ? '满月就参加' : '第 1 年'
  return waitingDaysTotal === 0 ? `${year}，没有等待期` : year
}

/** `10月21日 24:00 前退出，¥150.00 全退`; null once that time is over, or where nobody paid. */
export function hesitationInWords(
  { hesitationUntil, feeFen, paidBy, stage }: CoverageRow,
  today: LocalDate,
): string | null {
  if (today > hesitationUntil || isOver({ stage }) || stage === 'pending-payment') return null
  const until = `${dateInWords(hesitationUntil, today)} 24:00 前退出`
  return paidBy === 'family' ? `${until}，没申请过就退 ${yuanOf(feeFen)}` : until
}

/** What the day means for a child, in a sentence that says what to do. */
export function standingOfCoverage(coverage: CoverageRow, today: LocalDate): string {
  const { stage, startsOn, endsOn, graceUntil, endedOn, paidBy, endReason } = coverage
  const ends = dateInWords(endsOn, today)
  switch (stage) {
    case 'pending-payment':
      return paidBy === 'donation' ? '代付申请正在审核，审好了会告诉你。' : '付了款才算参加，现在还没有保障。'
    case 'upcoming':
      return `${dateInWords(startsOn, today)} 开始，中间不断。`
    case 'waiting':
      return '意外受伤现在就给。'
    case 'active':
      return `到 ${ends}。`
    case 'grace':
      return graceUntil
        ? `保障没有断。${dateInWords(graceUntil, today)} 24:00 前付清，一天都不少。`
        : '保障没有断，付清就好。'
    case 'expired':
    case 'renewed':
    case 'aged-out':
      return `${ends} 到期。期间的事还能申请。`
    case 'withdrawn':
      return endReason === 'death'
        ? `保障到 ${dateInWords(endedOn ?? endsOn, today)}。这以前的事，家里人还能申请。`
        : `最后一天是 ${dateInWords(endedOn ?? endsOn, today)}。退出以前的事还能申请。`
    case 'cancelled-hesitation':
      return '当作没有参加过，付的钱原路退回。'
    case 'void':
      return '登记的情况不属实，这份不算。觉得不对，打电话给计划的办公室。'
    case 'unpaid':
      return paidBy === 'donation' ? '捐款没有代付，还没有参加。' : '没有付成，没有参加。付晚了的钱原路退回。'
  }
}

/** `10月6日 – 2027年8月31日`, of one that ended early its real last day. */
export function coveragePeriodInWords({ startsOn, endsOn, endedOn }: CoverageRow, today: LocalDate): string {
  const last = endedOn ?? endsOn
  if (last < startsOn) return `${dateInWords(startsOn, today)} 起，未生效`
  return periodInWords(startsOn, last, today)
}

/** The first day on which everything is covered, for the ring: `11月5日 起，生病也给`. */
export function waitingInWords({ illnessFrom }: CoverageRow, today: LocalDate): string {
  return `${dateInWords(illnessFrom, today)} 起，生病也给`
}

/** `还有 18 天` */
export function daysLeftInWords(until: LocalDate, today: LocalDate): string {
  const days = daysBetween(today, until)
  return days <= 0 ? '今天是最后一天' : `还有 ${days} 天`
}
