import { distanceWords } from '#domain/directory/distance'
import type { LocalDate } from '#domain/kernel/time'
import { localDate } from '#domain/kernel/time'
import { dayInWords } from '#domain/kernel/time-in-words'

const DEMO_MARK = '（示例）'

/** `城东社区`, `青桥镇卫生院`: short enough for a button. */
export function shortPlaceName(name: string): string {
  return name.replace(DEMO_MARK, '').replace(/卫生服务(中心|站)$/, '')
}

/** Under a place's name: how far, if somebody said where they are, then where. Straight lines are said as 约. */
export function whereInWords(place: {
  readonly distanceMeters: number | null
  readonly street: string
  readonly address: string
}): string {
  const where = `${place.street} ${place.address}`
  return place.distanceMeters === null ? where : `约 ${distanceWords(place.distanceMeters)} · ${where}`
}

export interface EarliestSeat {
  readonly start: string
  readonly free: number
}

export interface EarliestWords {
  /** The large time at the right of a place. */
  readonly time: string
  /** The day and count under it. */
  readonly under: string
  /** Where the time stands alone, on a button: a day that is not today is named. */
  readonly when: string
  readonly spoken: string
}

export function earliestInWords(seat: EarliestSeat | null, today: LocalDate): EarliestWords {
  if (!seat) return { time: '—', under: '暂时没号', when: '暂时没号', spoken: '暂时没号' }
  const time = seat.start.slice(11, 16)
  const date = localDate(seat.start.slice(0, 10))
  const day = dayInWords(date, today)
  return {
    time,
    under: `${day} · 剩 ${seat.free}`,
    when: date === today ? `最早 ${time}` : `${day} ${time}`,
    spoken: `最早${day}${Number(time.slice(0, 2))}点${time.slice(3)}，剩${seat.free}个号`,
  }
}
