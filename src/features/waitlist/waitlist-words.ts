import { halfDayOf } from '#domain/kernel/half-day'
import { addDays, type LocalDate, localDate } from '#domain/kernel/time'
import { dayInWords } from '#domain/kernel/time-in-words'
import type {
  HalfDay,
  WaitlistCloseReason,
  WaitlistPrecedence,
  WaitlistStatus,
} from '#domain/waitlist/waitlist-entry'

export const HALF_DAY_WORDS: Readonly<Record<HalfDay, string>> = {
  any: '上午下午都行',
  morning: '上午',
  afternoon: '下午',
}

export const PRECEDENCE_WORDS: Readonly<Record<WaitlistPrecedence, string>> = {
  referred: '急转诊',
  suspended: '停诊改约',
  joined: '报名先后',
}

/** 候补; in elder mode it is said plainly (design guide §10). */
export function waitingInWords(elder: boolean): string {
  return elder ? '排队' : '候补'
}

/** The published order, as the foot of every list says it. */
export function orderInWords(elder: boolean): string {
  return `${waitingInWords(elder)}按公开顺序：急转诊 → 停诊改约 → 报名先后`
}

const CLOSED: Readonly<Record<WaitlistCloseReason, string>> = {
  left: '已退出',
  booked: '已约上',
  banned: '暂停网上约号',
  'range-passed': '日子过了',
  merged: '已并到一起',
}

interface Waiting {
  readonly status: WaitlistStatus
  readonly closeReason: WaitlistCloseReason | null
}

export function entryTag({ status, closeReason }: Waiting): {
  readonly label: string
  readonly tone: 'info' | 'wait' | 'ok' | 'mute'
} {
  if (status === 'waiting') return { label: '排队中', tone: 'info' }
  if (status === 'paused') return { label: '先停一停', tone: 'wait' }
  return { label: CLOSED[closeReason ?? 'left'], tone: closeReason === 'booked' ? 'ok' : 'mute' }
}

/** `前面 2 位`, or that nobody is before them. */
export function placeInWords(place: number): string {
  return place <= 1 ? '前面没有人' : `前面 ${place - 1} 位`
}

/** `明天 · 上午`, `11月25日 周三到12月1日 周二 · 上午下午都行` */
export function wishInWords(
  wish: { readonly fromDay: string; readonly toDay: string; readonly halfDay: HalfDay },
  today: LocalDate,
): string {
  const from = dayInWords(localDate(wish.fromDay), today)
  const days = wish.fromDay === wish.toDay ? from : `${from}到${dayInWords(localDate(wish.toDay), today)}`
  return `${days} · ${HALF_DAY_WORDS[wish.halfDay]}`
}

/** Whose places in a published line are the family's own: their names by the id of the place. */
export function ownPlaces(
  line: readonly { readonly id: string }[],
  entries: readonly { readonly id: string; readonly patientId: string }[],
  people: readonly { readonly id: string; readonly name: string }[],
): ReadonlyMap<string, string> {
  const own = entries.filter(({ id }) => line.some((row) => row.id === id))
  const nameOf = (patientId: string) => people.find(({ id }) => id === patientId)?.name ?? '家人'
  return new Map(own.map(({ id, patientId }) => [id, nameOf(patientId)]))
}

interface Slot {
  readonly practitionerId: string
  readonly day: string
  readonly start: string
  readonly bookable: boolean
}

export interface WaitChoices {
  /** The last day of each range that is worth waiting for; the first is the day itself. */
  readonly untilDays: readonly LocalDate[]
  readonly halfDays: readonly HalfDay[]
}

/** A week is as long as anybody waits for a sick child. */
const RANGE_DAYS = 7

/**
 * What can be waited for around a full slot: where something is free nobody has to wait, so a day or a half of a day
 * with a free seat of this doctor is left out. `lastDay`: the last that anybody can book.
 */
export function waitChoices(wanted: Slot, slots: readonly Slot[], lastDay: string): WaitChoices {
  const free = slots.filter(
    ({ practitionerId, bookable }) => bookable && practitionerId === wanted.practitionerId,
  )
  const day = localDate(wanted.day)
  const week = [addDays(day, RANGE_DAYS - 1), localDate(lastDay)].sort()[0] ?? day
  const isWeekFull = week > day && !free.some((slot) => slot.day >= day && slot.day <= week)
  const half = halfDayOf(new Date(wanted.start))
  const isDayFull = !free.some((slot) => slot.day === wanted.day)
  return {
    untilDays: isWeekFull ? [day, week] : [day],
    halfDays: isDayFull ? ['any', 'morning', 'afternoon'] : [half],
  }
}
