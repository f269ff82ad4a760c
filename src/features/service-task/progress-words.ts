import { addMonths, type LocalDate } from '#domain/kernel/time'
import { dateInWords, periodInWords } from '#domain/kernel/time-in-words'
import type { ServiceItemCode } from '#domain/service-task/service-item'
import type { client } from '../../api/client'

export type ServiceProgress = NonNullable<Awaited<ReturnType<typeof client.service.progress.query>>>
export type ServiceTask = ServiceProgress['rows'][number]

/** Where a task stands on the line: its dot, and its place in the order. */
export type TaskPlace = 'now' | 'done' | 'later'

/** Their windows are our own: their last day is never a deadline, so both days are said. */
const WITHIN_DAYS: readonly ServiceItemCode[] = ['child-checkup', 'elderly-checkup']

/** `签约第 5 个月`; before the first day, from when. */
export function monthInWords(startsOn: LocalDate, today: LocalDate): string {
  if (today < startsOn) return `${dateInWords(startsOn, today)} 起生效`
  let months = 1
  while (addMonths(startsOn, months) <= today) months += 1
  return `签约第 ${months} 个月`
}

export function placeOf(
  { status, opensOn }: Pick<ServiceTask, 'status' | 'opensOn'>,
  today: LocalDate,
): TaskPlace {
  if (status === 'done') return 'done'
  return opensOn <= today ? 'now' : 'later'
}

/** What can be done now, the most urgent first; what was done, the newest first; what is still to come. */
export function inOrder(rows: readonly ServiceTask[], today: LocalDate): readonly ServiceTask[] {
  const of = (place: TaskPlace) => rows.filter((row) => placeOf(row, today) === place)
  return [
    ...of('now').sort((a, b) => a.dueOn.localeCompare(b.dueOn)),
    ...of('done').sort((a, b) => (b.doneOn ?? '').localeCompare(a.doneOn ?? '')),
    ...of('later').sort((a, b) => a.opensOn.localeCompare(b.opensOn)),
  ]
}

export function isLate({ status, dueOn }: Pick<ServiceTask, 'status' | 'dueOn'>, today: LocalDate): boolean {
  return status === 'open' && dueOn < today
}

/** Its day: when it was done, until when it is owed or between which days, or in which month it comes. */
export function whenInWords(task: ServiceTask, today: LocalDate): string {
  const { status, itemCode, opensOn, dueOn, doneOn } = task
  if (status === 'done') return dateInWords(doneOn ?? dueOn, today)
  if (opensOn > today) return monthOf(opensOn, today)
  const day = dateInWords(dueOn, today)
  if (isLate(task, today)) return `本该 ${day} 前做，团队欠着`
  return WITHIN_DAYS.includes(itemCode) ? periodInWords(opensOn, dueOn, today) : `${day} 前`
}

/** `电话随访 · 赵护士` */
export function titleOf({ nameZh, by }: Pick<ServiceTask, 'nameZh' | 'by'>): string {
  return by === null ? nameZh : `${nameZh} · ${by}`
}

/** `第 1 次，共 2 次`; of what is given once, nothing. */
export function seqInWords({ itemCode, seqNo }: ServiceTask, rows: readonly ServiceTask[]): string | null {
  const count = rows.filter((row) => row.itemCode === itemCode).length
  return count > 1 ? `第 ${seqNo} 次，共 ${count} 次` : null
}

const CASES_ZH = {
  open: '你说没做过，正在核实',
  upheld: '核实了：没做过，不算数，团队要补',
  dismissed: '核实了：做过',
} as const

/** What became of 没做过, with the answer where there is one. */
export function caseInWords({ denied, answer }: Pick<ServiceTask, 'denied' | 'answer'>): string | null {
  if (denied === null) return null
  return answer ? `${CASES_ZH[denied]}。${answer}` : CASES_ZH[denied]
}

/** `10月` of this year, else `2027年1月`. */
function monthOf(day: LocalDate, today: LocalDate): string {
  const [year, month] = day.split('-').map(Number)
  return day.slice(0, 4) === today.slice(0, 4) ? `${month}月` : `${year}年${month}月`
}
