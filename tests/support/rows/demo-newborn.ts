import type { LocalDate } from '#domain/kernel/time'
import { birthDateOf } from '../../../prisma/seed/demo-document'
import { DEMO_FAMILIES } from '../../../prisma/seed/demo-families'

/** When a newborn of the demonstration was born, if the county was seeded today. @throws Error for an unknown key */
export function newbornBirthDate(key: string, today: LocalDate): LocalDate {
  const person = DEMO_FAMILIES.flatMap(({ people }) => people).find((one) => one.key === key)
  if (!person) throw new Error(`the demonstration has no ${key}`)
  return birthDateOf(person, today)
}
