import type { FollowUpOutcome } from '#domain/follow-up/follow-up-record'
import type { LocalDate } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { KEY_GROUP_NAMES_ZH, type KeyGroup } from '#domain/key-group/key-group'
import type { TagProps } from '../../components/content/tag'

/** `逾期 3 天`, or until when. */
export function dueInWords(
  { dueOn, overdueDays }: { readonly dueOn: LocalDate; readonly overdueDays: number },
  today: LocalDate,
): string {
  return overdueDays > 0 ? `逾期 ${overdueDays} 天` : `${dateInWords(dueOn, today)}前`
}

/** What of a resident stands out, the most urgent first. */
export function residentTag({
  isUrgent,
  overdueDays,
}: {
  readonly isUrgent: boolean
  readonly overdueDays: number
}): TagProps | null {
  if (isUrgent) return { label: '急', tone: 'bad' }
  return overdueDays > 0 ? { label: `逾期 ${overdueDays} 天`, tone: 'wait' } : null
}

/** `0–6 岁儿童 · 梧桐路 1 网格` and on the next line what comes next. */
export function residentLines(
  row: {
    readonly groups: readonly KeyGroup[]
    readonly gridName: string | null
    readonly nextItem: string | null
    readonly dueOn: LocalDate | null
    readonly overdueDays: number
    readonly contractEndsOn: LocalDate
  },
  today: LocalDate,
): string {
  const { groups, gridName, nextItem, dueOn, overdueDays, contractEndsOn } = row
  const who = [...groups.map((group) => KEY_GROUP_NAMES_ZH[group]), gridName].filter(Boolean).join(' · ')
  const next =
    nextItem !== null && dueOn !== null
      ? `${nextItem}，${dueInWords({ dueOn, overdueDays }, today)}`
      : `都做完了，签到 ${dateInWords(contractEndsOn, today)}`
  return [who, next].filter(Boolean).join('\n')
}

/** Whether somebody answered a call; who was not reached is rung again. */
export function callTag(outcome: FollowUpOutcome): TagProps {
  if (outcome === 'done') return { label: '打通了', tone: 'ok' }
  return outcome === 'declined' ? { label: '这次不用', tone: 'mute' } : { label: '没打通', tone: 'wait' }
}

/** `86%`; of nothing no share. */
export function shareInWords(numerator: number, denominator: number): string {
  return denominator === 0 ? '—' : `${Math.floor((numerator * 100) / denominator)}%`
}
