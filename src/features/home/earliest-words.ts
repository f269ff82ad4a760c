import { type LocalDate, localDateOf, localTimeOf } from '#domain/kernel/time'
import { dayInWords } from '#domain/kernel/time-in-words'
import type { FamilyFace } from '#domain/patient/family-face'

/** `小禾今天最早可约`; for oneself, and without anybody chosen, `今天最早可约`. */
export function earliestTitle(face: FamilyFace | null, start: string, today: LocalDate): string {
  const whose = face && face.relation !== 'self' ? face.name : ''
  return `${whose}${dayInWords(localDateOf(new Date(start)), today)}最早可约`
}

/** `08:20` on Shanghai's clock, wherever the phone is (journeys E1 7). */
export function hourOf(start: string): string {
  return localTimeOf(new Date(start))
}

/** The words on the lamp: what the tap does for this person. */
export function lampLabel(face: FamilyFace, service: 'sick-visit' | 'follow-up'): string {
  if (service === 'sick-visit') return `${face.name}不舒服，现在约号`
  return face.relation === 'self' ? '给自己约复诊' : `给${face.name}约复诊`
}
