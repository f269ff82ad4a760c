import { codeInGroups } from '#domain/kernel/spoken-code'
import type { LocalDate } from '#domain/kernel/time'
import { dayInWords, periodInWords } from '#domain/kernel/time-in-words'
import type { DelegationStatus } from '#domain/patient/delegation'
import type { TagProps } from '../../../components/content/tag'

/** What stands beside somebody to whom a child is entrusted. */
export const DELEGATION_TAGS = {
  waiting: { tone: 'wait', label: '等对方接下' },
  'not-yet': { tone: 'info', label: '还没开始' },
  active: { tone: 'ok', label: '能带着看病' },
  ended: { tone: 'mute', label: '已到期' },
  revoked: { tone: 'mute', label: '已结束' },
} as const satisfies Record<DelegationStatus, Pick<TagProps, 'tone' | 'label'>>

/** True while there is still something to end. */
export function isRunning(status: DelegationStatus): boolean {
  return status === 'waiting' || status === 'not-yet' || status === 'active'
}

/** `到 2月20日 周六` */
export function untilInWords(endsOn: LocalDate, today: LocalDate): string {
  const day = dayInWords(endsOn, today)
  return day === '今天' || day === '明天' ? `到${day}` : `到 ${day}`
}

/** `11月22日 – 2027年2月22日`, and only the end where it has begun. */
export function delegationPeriodInWords(startsOn: LocalDate, endsOn: LocalDate, today: LocalDate): string {
  if (startsOn <= today) return untilInWords(endsOn, today)
  return periodInWords(startsOn, endsOn, today)
}

/** The code in a message that was pasted whole; what was typed where there is none. */
export function codeIn(text: string): string {
  return /[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}/i.exec(text)?.[0] ?? text
}

/** What is sent to the delegate: no name, because a message is forwarded. */
export function codeMessage(code: string, deadline: string): string {
  return `请你带家人去看病。打开“家门口健康”，在“我的家庭 - 我有委托码”里输 ${codeInGroups(code)}，${deadline} 前有效。`
}
