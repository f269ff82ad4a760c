import type { PlannedCheckup } from '#domain/checkup/checkup-plan'
import { addDays, type LocalDate } from '#domain/kernel/time'
import { dateInWords, periodInWords } from '#domain/kernel/time-in-words'
import type { TagProps } from '../../components/content/tag'

/** A row of `record.checkups`, as far as it is drawn. */
export type CheckupRow = Pick<
  PlannedCheckup,
  | 'visitNo'
  | 'code'
  | 'nameZh'
  | 'labelZh'
  | 'items'
  | 'tcm'
  | 'dueOn'
  | 'opensOn'
  | 'closesOn'
  | 'isWindowVerified'
  | 'state'
  | 'checkupId'
  | 'doneOn'
  | 'appointmentId'
>

/** How far ahead seats are released: a check-up can be booked before its days begin. */
const BOOKED_AHEAD_DAYS = 14
const HOME_VISIT = 'NEWBORN_HOME'

const TAGS: Readonly<Record<CheckupRow['state'], TagProps>> = {
  PLANNED: { label: '还没到', tone: 'line' },
  DUE: { label: '现在可以做', tone: 'primary' },
  OVERDUE: { label: '还能补做', tone: 'wait' },
  BOOKED: { label: '约好了', tone: 'info' },
  DONE: { label: '做过了', tone: 'ok' },
  MISSED: { label: '没有做', tone: 'mute' },
  NOT_APPLICABLE: { label: '不用做', tone: 'mute' },
}

export function tagOf({ state, code }: CheckupRow): TagProps {
  return code === HOME_VISIT && state === 'DUE' ? { label: '等上门', tone: 'primary' } : TAGS[state]
}

/** When, in words that promise no more than is known: a day that is our own is 前后, and never a last day. */
export function whenInWords(row: CheckupRow, today: LocalDate): string {
  const { state, doneOn, dueOn, opensOn, closesOn, isWindowVerified, code } = row
  if (doneOn) return `${dateInWords(doneOn, today)}做的`
  if (state === 'NOT_APPLICABLE') return '那时还没在这里建档'
  if (state === 'MISSED') return '时间过了，做下一次就好'
  if (code === HOME_VISIT)
    return isWindowVerified ? `${dateInWords(closesOn, today)}以前上门` : '出院后 7 天内上门'
  if (isWindowVerified) return periodInWords(opensOn, closesOn, today)
  return `${dateInWords(dueOn, today)}前后`
}

/** A visit at home is not booked: whoever visits rings first. */
export function canBook({ state, code, opensOn }: CheckupRow, today: LocalDate): boolean {
  if (code === HOME_VISIT) return false
  return (
    state === 'DUE' ||
    state === 'OVERDUE' ||
    (state === 'PLANNED' && opensOn <= addDays(today, BOOKED_AHEAD_DAYS))
  )
}

export interface CheckupHeadline {
  readonly row: CheckupRow | null
  /** 12 月龄错过了，还能补做 */
  readonly strongZh: string
  readonly restZh: string
  readonly tone: 'wait' | 'plain'
  /** 约补做, 约体检, 看预约; null where there is nothing to tap. */
  readonly actionZh: string | null
}

/** The one thing to know and do about the thirteen. */
export function headlineOf(rows: readonly CheckupRow[], today: LocalDate): CheckupHeadline {
  const inState = (state: CheckupRow['state']) => rows.find((row) => row.state === state)
  const due = inState('DUE')
  const overdue = inState('OVERDUE')
  const booked = inState('BOOKED')
  if (due?.code === HOME_VISIT) return say(due, '新生儿家庭访视', `，${whenInWords(due, today)}`, null)
  if (due) return say(due, due.nameZh, '现在可以做', '约体检')
  if (overdue?.code === HOME_VISIT) {
    return { ...say(overdue, '还没有人上门', '，打电话问问社区', null), tone: 'wait' }
  }
  if (overdue) return { ...say(overdue, `${overdue.nameZh}错过了`, '，还能补做', '约补做'), tone: 'wait' }
  if (booked) return say(booked, booked.nameZh, '约好了', '看预约')
  const next = inState('PLANNED')
  if (!next) return say(null, '13 次都过完了', '', null)
  return say(
    next,
    `下一次：${next.nameZh}`,
    `，${whenInWords(next, today)}`,
    canBook(next, today) ? '先约上' : null,
  )
}

function say(
  row: CheckupRow | null,
  strongZh: string,
  restZh: string,
  actionZh: string | null,
): CheckupHeadline {
  return { row, strongZh, restZh, tone: 'plain', actionZh }
}

/** 做了 5 次 */
export function countInWords(rows: readonly CheckupRow[]): string {
  const done = rows.filter(({ state }) => state === 'DONE').length
  return done === 0 ? '还没有做过' : `做了 ${done} 次`
}

/** What a screen reader says of the line of dots. */
export function lineAloud(rows: readonly CheckupRow[]): string {
  return rows.map((row) => `${row.nameZh}${tagOf(row).label}`).join('，')
}

const LABELLED = new Set([1, 3, 6, 8, 10, 13])

/** Which dots have a word under them: a few, and the one that matters now instead of its neighbours. */
export function labelledVisits(focus: number | undefined): ReadonlySet<number> {
  if (focus === undefined) return LABELLED
  const kept = [...LABELLED].filter((visitNo) => Math.abs(visitNo - focus) > 1)
  return new Set([...kept, focus])
}
