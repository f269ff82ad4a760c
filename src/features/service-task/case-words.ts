import type { LocalDate } from '#domain/kernel/time'
import { localDate, localDateOf } from '#domain/kernel/time'
import { dateInWords, deadlineInWords } from '#domain/kernel/time-in-words'
import type { TagProps } from '../../components/content/tag'
import type { TeamCase } from './use-team-cases'

type Told = Pick<
  TeamCase,
  'kind' | 'itemZh' | 'doneOn' | 'nameMasked' | 'outcome' | 'isOverdue' | 'dueAt' | 'explanation'
>

/** 电话随访（11月3日）, or what it is where nobody's service is meant. */
export function caseTitle({ kind, itemZh, doneOn }: Told, today: LocalDate): string {
  if (kind === 'phone-unanswered') return '团队电话没人接'
  if (kind === 'review-overdue') return '签约申请超时没答复'
  const day = doneOn === null ? '' : `（${dateInWords(localDate(doneOn), today)}）`
  return `${itemZh ?? '一项服务'}${day}`
}

/** What was said, or what the clock counted where nobody wrote. */
export function caseText({ kind, text, facts }: Pick<TeamCase, 'kind' | 'text' | 'facts'>): string {
  if (text !== null) return text
  if (kind === 'phone-unanswered') return '在接听时间里打过团队电话，没有人接。'
  const { applications } = facts
  if (kind === 'review-overdue' && typeof applications === 'number')
    return `${applications} 份签约申请过了时限还没有答复。`
  return '没有写经过。'
}

export function caseTag({ kind, outcome, isOverdue }: Told): Pick<TagProps, 'label' | 'tone'> {
  if (outcome === 'upheld') {
    return { label: kind === 'service-denied' ? '判居民说得对' : '判团队要改', tone: 'bad' }
  }
  if (outcome === 'dismissed')
    return { label: kind === 'service-denied' ? '判做过' : '判不怪团队', tone: 'ok' }
  return isOverdue ? { label: '超时没判', tone: 'wait' } : { label: '等判', tone: 'info' }
}

/** What comes of it, or until when somebody decides. */
export function caseOutlook({ kind, outcome, dueAt }: Told, now: Date): string {
  if (outcome === 'upheld')
    return kind === 'service-denied' ? '这一项不算完成，要重新做。' : '请照答复改过来。'
  if (outcome === 'dismissed') return kind === 'service-denied' ? '这一项照旧算完成。' : '团队不用做什么。'
  return `卫健局 ${deadlineInWords(new Date(dueAt), localDateOf(now))} 前判。`
}
