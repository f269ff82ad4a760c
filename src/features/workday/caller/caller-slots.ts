import type { Refusal } from '#domain/kernel/errors'
import { addDays, type LocalDate, localDate, localTimeOf } from '#domain/kernel/time'
import { dayInWords, weekdayInWords } from '#domain/kernel/time-in-words'
import { errorMessage } from '../../../api/error-messages'

interface Slot {
  readonly id: string
  readonly practitionerId: string
  readonly practitionerName: string
  readonly day: string
  readonly start: string
  readonly bookable: boolean
  readonly refusal?: Refusal | undefined
}

interface Tapped {
  readonly practitionerId?: string | undefined
  readonly day?: string | undefined
  readonly slotId?: string | undefined
}

export interface CallerPick<S extends Slot> {
  readonly doctors: readonly { readonly id: string; readonly name: string }[]
  readonly practitionerId: string | null
  /** Days of the doctor, those with nothing left too: whoever rings asks for them. */
  readonly days: readonly { readonly day: string; readonly free: number }[]
  readonly day: string | null
  readonly free: readonly S[]
  /** Only what was tapped: a member of staff reads a time out before it is taken. */
  readonly chosen: S | null
  /** Why the other times of the day cannot be had, to be read out. What has begun explains itself. */
  readonly reasons: readonly { readonly times: string; readonly refusal: Refusal }[]
}

/** What the screen shows after each tap: the doctor and the day with the earliest free time, until others are tapped. */
export function pickForCaller<S extends Slot>(rows: readonly S[], tapped: Tapped): CallerPick<S> {
  const ordered = [...rows].sort((a, b) => (a.start < b.start ? -1 : 1))
  const first = ordered.find(({ bookable }) => bookable) ?? ordered[0]
  const practitionerId = tapped.practitionerId ?? first?.practitionerId ?? null
  const ofDoctor = ordered.filter((slot) => slot.practitionerId === practitionerId)
  const days = [...new Set(ofDoctor.map(({ day }) => day))].map((day) => ({
    day,
    free: ofDoctor.filter((slot) => slot.day === day && slot.bookable).length,
  }))
  const day = tapped.day ?? (days.find(({ free }) => free > 0) ?? days[0])?.day ?? null
  const ofDay = ofDoctor.filter((slot) => slot.day === day)
  const free = ofDay.filter(({ bookable }) => bookable)
  return {
    doctors: [...new Map(ordered.map((slot) => [slot.practitionerId, slot.practitionerName]))].map(
      ([id, name]) => ({ id, name }),
    ),
    practitionerId,
    days,
    day,
    free,
    chosen: free.find(({ id }) => id === tapped.slotId) ?? null,
    reasons: reasonsOf(ofDay),
  }
}

/** `今天`, `25日 周三`, and with the month where it is another one: short, so that two weeks are seen at once. */
export function dayOnChip(day: string, today: LocalDate): string {
  const date = localDate(day)
  const isNear = date <= addDays(today, 1)
  if (isNear || day.slice(0, 7) !== today.slice(0, 7)) return dayInWords(date, today)
  return `${Number(day.slice(8))}日 ${weekdayInWords(date)}`
}

function reasonsOf(slots: readonly Slot[]): CallerPick<Slot>['reasons'] {
  const byCode = new Map<string, { times: string; refusal: Refusal }>()
  for (const { start, refusal } of slots) {
    if (!refusal || refusal.code === 'slot_started') continue
    const time = localTimeOf(new Date(start))
    const known = byCode.get(refusal.code)
    byCode.set(refusal.code, { times: known ? `${known.times}、${time}` : time, refusal })
  }
  return [...byCode.values()]
}

/** A refusal as a member of staff reads it out. The words for a phone's own owner would speak of the network. */
export function refusalAloud({ code, facts }: Refusal): string {
  if (code !== 'slot_too_soon') return errorMessage(code, facts)
  const near = typeof facts.minutes === 'number' ? `不到 ${facts.minutes} 分钟` : '太近'
  return `离开始${near}，电话里来不及约了。往后选一个时间，或请对方直接来窗口问现场号。`
}
