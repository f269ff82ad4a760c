import { compactNumber } from './half-width'
import type { Sex } from './sex'
import { addMonths, isLocalDate, type LocalDate } from './time'

/** A number of GB 11643-1999 that is well-formed; whether it was ever issued, and to whom, it cannot say. */
export interface ResidentId {
  /** 18 characters, half-width, check character `X` as a capital. */
  readonly number: string
  readonly birthDate: LocalDate
  readonly sex: Sex
  /**
   * False when the first two digits name no province. Codes are abolished and people keep them, so this is a
   * question to ask the person again, never a reason to refuse (rules D-ID-01).
   */
  readonly provinceKnown: boolean
}

/** Why a number is none. In the order in which `parseResidentId` looks. */
export type ResidentIdFault =
  | 'fifteen-digits'
  | 'length'
  | 'characters'
  | 'check-digit'
  | 'birth-date-not-real'
  | 'birth-date-in-future'
  | 'older-than-150'

export const RESIDENT_ID_LENGTH = 18
const OLDEST_YEARS = 150
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const CHECK_CHARACTERS = '10X98765432'
/** GB/T 2260, first two digits: the provinces, the special regions and 83 of the residence permits for Taiwan. */
const PROVINCES = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/

/**
 * Reads what was typed as a resident identity number (GB 11643-1999, rules D-ID-01). `today` decides what is
 * future. The same function runs on the phone while typing and on the server.
 */
export function parseResidentId(typed: string, today: LocalDate): ResidentId | { fault: ResidentIdFault } {
  const number = compactNumber(typed)
  if (/^\d{15}$/.test(number)) return { fault: 'fifteen-digits' }
  if (number.length !== RESIDENT_ID_LENGTH) return { fault: 'length' }
  if (!/^\d{17}[\dX]$/.test(number)) return { fault: 'characters' }
  if (checkCharacter(number) !== number[17]) return { fault: 'check-digit' }
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isLocalDate(birthDate)) return { fault: 'birth-date-not-real' }
  if (birthDate > today) return { fault: 'birth-date-in-future' }
  if (isOlderThanAnyone(birthDate, today)) return { fault: 'older-than-150' }
  const sex = Number(number[16]) % 2 === 1 ? 'male' : 'female'
  return { number, birthDate, sex, provinceKnown: PROVINCES.test(number) }
}

/** Nobody has lived 150 years: such a birth date is a slip, whatever document it stands on (rules D-ID-01). */
export function isOlderThanAnyone(birthDate: LocalDate, today: LocalDate): boolean {
  return birthDate < addMonths(today, -OLDEST_YEARS * 12)
}

/** ISO 7064 MOD 11-2 over the first 17 digits of `number`. */
export function checkCharacter(number: string): string {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(number[place]), 0)
  return CHECK_CHARACTERS.charAt(sum % 11)
}
