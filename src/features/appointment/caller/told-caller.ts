import type { Service } from '#domain/kernel/healthcare-service'
import { type LocalDate, localDate } from '#domain/kernel/time'
import { dateInWords, weekdayInWords } from '#domain/kernel/time-in-words'
import { feeInWords, thingsToBring } from '../booked/appointment-words'
import { timeOf } from '../slots/offered-slot'

interface BookedForCaller {
  readonly day: string
  readonly start: string
  readonly number: number
  readonly room: string
  readonly service: Service
  readonly practitionerName: string
  readonly feeFen: number
  readonly place: { readonly name: string; readonly address: string; readonly phone: string }
}

/**
 * What is read to somebody who has no phone that keeps it: each line one breath, the day with its weekday, and never
 * 「明天」, because the paper may be read tomorrow.
 */
export function toldCaller(visit: BookedForCaller, today: LocalDate): readonly string[] {
  const { day, start, number, room, service, practitionerName, feeFen, place } = visit
  const date = localDate(day)
  return [
    `${dateInWords(date, today)} ${weekdayInWords(date)} ${timeOf(start)}`,
    `${number} 号，${practitionerName}，${room}`,
    `${place.name}，${place.address}`,
    `带上${thingsToBring(service).join('、')}`,
    feeFen === 0 ? '不收挂号费' : `挂号费 ${feeInWords(feeFen)}，来了再交`,
    `来不了，打 ${place.phone} 说一声`,
  ]
}
