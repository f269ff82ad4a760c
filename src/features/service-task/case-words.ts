import type { LocalDate } from '#domain/kernel/time'
import { localDate, localDateOf } from '#domain/kernel/time'
import { dateInWords, deadlineInWords } from '#domain/kernel/time-in-words'
import type { TagProps } from '../../components/tag'
import type { TeamCase } from './use-team-cases'

type Told = Pick<
  TeamCase,
  'kind' | 'itemZh' | 'doneOn' | 'nameMasked' | 'outcome' | 'isOverdue' | 'dueAt' | 'explanation'
>

/** 电话随访（11月3日）, or what it is where nobody's service is meant. */
export function caseTitle({ kind, itemZh, doneOn }: Told, today: LocalDate): string {
  if (kind === 'phone-unanswered') return '团队电话没人接'
  const day = doneOn === null ? '' : `（${dateInWords(localDate(doneOn), today)}）`
  return `${itemZh ?? '一项服务'}${day}`
}

export function caseTag({ outcome, isOverdue }: Told): Pick<TagProps, 'label' | 'tone'> {
  if (outcome === 'upheld') return { label: '判居民说得对', tone: 'bad' }
  if (outcome === 'dismissed') return { label: '判做过', tone: 'ok' }
  return isOverdue ? { label: '超时没判', tone: 'wait' } : { label: '等判', tone: 'info' }
}

/** What comes of it, or until when somebody decides. */
export function caseOutlook({ outcome, dueAt }: Told, now: Date): string {
  if (outcome === 'upheld') return '这一项不算完成，要重新做。'
  if (outcome === 'dismissed') return '这一项照旧算完成。'
  return `卫健局 ${deadlineInWords(new Date(dueAt), localDateOf(now))} 前判。`
}
