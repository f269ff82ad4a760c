import { checkInOpensAt } from '#domain/appointment/arrival'
import type { AppointmentStatus } from '#domain/appointment/status'
import { localTimeOf } from '#domain/kernel/time'

/** A family's place in the line, as the server gives it. */
export interface QueuePlace {
  readonly status: AppointmentStatus
  readonly number: number
  /** How many are called before them; null before they have checked in. */
  readonly ahead: number | null
  readonly currentNumber: number | null
  readonly calledAt: string | null
  readonly room: string
  /** ISO instants. */
  readonly expectedAt: string
  readonly start: string
  readonly checkInOpensAt: string
}

export interface QueueWords {
  readonly headline: string
  readonly line: string
  /** Called: the one moment at which the lamp is lit. */
  readonly isTurn: boolean
}

/** What the family does now, in two lines; null when the day is over for this visit. `now` is the server's clock. */
export function queueWords(place: QueuePlace, now: Date): QueueWords | null {
  if (place.status === 'in-visit') {
    return { headline: `正在${afterWord(place.room)}看`, line: '看完以后，这里有小结。', isTurn: false }
  }
  if (place.status === 'checked-in') return waiting(place)
  return place.status === 'booked' ? beforeCheckIn(place, now) : null
}

/** The headline of a booked visit while its line cannot be asked, as without a network: the hour is known all the same. */
export function checkInWords(visit: Pick<QueuePlace, 'status' | 'start'>, now: Date): string | null {
  if (visit.status !== 'booked') return null
  return checkInHeadline(checkInOpensAt(new Date(visit.start)), new Date(visit.start), now)
}

/** A digit keeps its distance from the word before it (design guide §7): `去 2 号诊室`, `去儿科诊室`. */
function afterWord(room: string): string {
  return /^\d/.test(room) ? ` ${room}` : room
}

function waiting({ calledAt, room, ahead, currentNumber, expectedAt }: QueuePlace): QueueWords {
  if (calledAt !== null) {
    return { headline: `轮到你了，去${afterWord(room)}`, line: '现在就进去，过了号要重新等。', isTurn: true }
  }
  const current = currentNumber === null ? '医生还没开始叫号' : `现在看 ${currentNumber} 号`
  return {
    headline: ahead ? `前面还有 ${ahead} 位` : '下一个就是你',
    line: `${current}，大约 ${localTimeOf(new Date(expectedAt))} 叫到。`,
    isTurn: false,
  }
}

/** Ten minutes, as the list of times says. */
const EARLY_MS = 10 * 60_000

function beforeCheckIn(
  { number, checkInOpensAt: opensAt, start, expectedAt }: QueuePlace,
  now: Date,
): QueueWords {
  const say = `到前台说“${number} 号”就行。`
  const comeBy = localTimeOf(new Date(Date.parse(start) - EARLY_MS))
  const line = `${comeBy} 前到，大约 ${localTimeOf(new Date(expectedAt))} 叫到。${say}`
  const headline = checkInHeadline(new Date(opensAt), new Date(start), now)
  if (now <= new Date(start)) return { headline, line, isTurn: false }
  return { headline, line: `${say}排在队尾；晚过 30 分钟，号就作废了。`, isTurn: false }
}

function checkInHeadline(opensAt: Date, start: Date, now: Date): string {
  if (now < opensAt) return `${localTimeOf(opensAt)} 开始报到`
  return now <= start ? '现在可以报到' : '晚了也能报到'
}
