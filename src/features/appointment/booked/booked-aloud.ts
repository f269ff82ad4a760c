import { type LocalDate, localDate } from '#domain/kernel/time'
import { dayInWords } from '#domain/kernel/time-in-words'
import { timeOf } from '../slots/offered-slot'

interface Booked {
  readonly day: string
  readonly start: string
  readonly number: number
  readonly room: string
  readonly organization: { readonly name: string; readonly address: string }
  readonly practitioner: { readonly name: string; readonly title: string }
}

/** The result of a booking for whoever listens: whose, when, where, which number. */
export function bookedAloud(visit: Booked, patientName: string | undefined, today: LocalDate): string {
  const when = `${dayInWords(localDate(visit.day), today)} ${timeOf(visit.start)}`
  const { organization, practitioner, room, number } = visit
  return (
    `${patientName ?? '家人'}的号约好了。${when}，第 ${number} 号，${practitioner.name}${practitioner.title}，${room}。` +
    `地点：${organization.name}，${organization.address}。`
  )
}
