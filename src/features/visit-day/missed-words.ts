import type { LocalDate } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import type { Missed } from './use-missed'

export interface MissedWords {
  readonly title: string
  readonly lines: readonly string[]
}

/** A missed visit in plain words: what it counts for, and what the place said (BK-11, BK-12). */
export function missedWords({ ban, rule, visit }: Missed, today: LocalDate): MissedWords | null {
  if (!visit || !rule) return null
  if (visit.appeal === 'excused') {
    return { title: '这一次不算爽约', lines: [...answered(visit.answer), '付过的挂号费会原路退回。'] }
  }
  const counts = `${rule.windowMonths} 个月里满 ${rule.noShows} 次，网上停约 ${rule.banDays} 天，只停这个人的。`
  const banned = ban ? [`现在停约，${dateInWords(ban.until, today)}起恢复。打疫苗、签约团队和窗口照常。`] : []
  if (visit.appeal === 'waiting') {
    return { title: '说明收到了，等社区医院看', lines: ['看完会在消息里告诉你。', ...banned] }
  }
  if (visit.appeal === 'upheld')
    return { title: '这一次还是算爽约', lines: [...answered(visit.answer), ...banned] }
  return {
    title: '这一次没有来，记一次爽约',
    lines: [
      counts,
      ...banned,
      ...(visit.appealUntil
        ? [`没来有原因，${dateInWords(visit.appealUntil, today)}以前说一声，医院看了可以不算。`]
        : []),
    ],
  }
}

function answered(answer: string | null): string[] {
  return answer ? [`社区医院说：${answer}`] : []
}
