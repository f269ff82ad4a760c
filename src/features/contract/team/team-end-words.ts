import type { TEAM_END_REASONS } from '#domain/contract/end-contract'
import { fen, formatYuan } from '#domain/kernel/fen'
import type { LocalDate } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import type { EndPreview } from '../signed/end-words'

export type TeamEndReason = (typeof TEAM_END_REASONS)[number]

export const TEAM_END_REASON_CHIPS: readonly { readonly value: TeamEndReason; readonly label: string }[] = [
  { value: 'moved', label: '搬离了这一片' },
  { value: 'death', label: '本人去世' },
  { value: 'team', label: '团队没法接着管' },
]

/** What follows when a team ends a contract, one a line, before anybody decides. */
export function teamEndInWords(
  { endedOn, selfFen, refundFen, done, promised }: Omit<EndPreview, 'coolingOff' | 'coolingOffDays'>,
  today: LocalDate,
): readonly string[] {
  const last =
    endedOn < today
      ? '还没生效，不会开始。'
      : `最后一天是${endedOn === today ? '今天' : ` ${dateInWords(endedOn, today)}`}，名额空出来，按先后叫排队的人。`
  return [
    last,
    promised === 0 ? '没有约定次数的服务。' : `约定 ${promised} 项，做了 ${done} 项，没做的不再做。`,
    moneyInWords(selfFen, refundFen, promised),
    '家里会收到消息，看得到你写的原因。做过的记录都留着。',
  ]
}

function moneyInWords(selfFen: number, refundFen: number, promised: number): string {
  if (selfFen === 0) return '居民没有付过钱，不用退。'
  if (refundFen === 0) return promised === 0 ? '期限用完了，没有要退的钱。' : '约定的都做了，没有要退的钱。'
  return `${promised === 0 ? '剩下的天数' : '没做的'}要退给居民 ${formatYuan(fen(refundFen))}。`
}
