import { SEX_NAMES_ZH, type Sex } from '../kernel/sex'
import { ageMonthsOn, daysBetween, type LocalDate } from '../kernel/time'

/** From this age on months are no longer said (design/guide §7). */
const YEARS_ONLY_FROM = 7

/** `今天出生`, `16 天`, `5个月`, `1岁2个月`, `3岁`, `7岁` (design/guide §7). `on` is not before the birth date. */
export function ageInWords(birthDate: LocalDate, on: LocalDate): string {
  const ageMonths = ageMonthsOn(birthDate, on)
  const years = Math.floor(ageMonths / 12)
  const months = ageMonths % 12
  if (ageMonths < 1) return birthDate === on ? '今天出生' : `${daysBetween(birthDate, on)} 天`
  if (years < 1) return `${months}个月`
  return years >= YEARS_ONLY_FROM || months === 0 ? `${years}岁` : `${years}岁${months}个月`
}

/**
 * The one character in a person's arch: the last of a Chinese name, the last of the given name before `·`
 * (what follows is the father's), the first letter of a Latin name.
 */
export function archCharacter(name: string): string {
  const given = Array.from(name.split('·')[0] ?? '')
  const isLatin = /^[A-Za-z\u00c0-\u024f]/.test(given.at(-1) ?? '')
  return (isLatin ? given[0]?.toUpperCase() : given.at(-1)) ?? ''
}

interface FamilyMember {
  readonly id: string
  readonly birthDate: LocalDate
  readonly sex: Sex
  readonly documentMasked: string
}

/** `女 · 尾号 0027` for one of several born on one day, who are otherwise mistaken for each other; else null (journeys E1 10). */
export function twinMark(person: FamilyMember, family: readonly FamilyMember[]): string | null {
  const hasTwin = family.some((other) => other.id !== person.id && other.birthDate === person.birthDate)
  if (!hasTwin) return null
  const tail = /[^*]+$/.exec(person.documentMasked)?.[0]
  return tail ? `${SEX_NAMES_ZH[person.sex]} · 尾号 ${tail}` : SEX_NAMES_ZH[person.sex]
}
