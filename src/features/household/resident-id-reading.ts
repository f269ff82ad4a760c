import { compactNumber } from '#domain/kernel/half-width'
import { parseResidentId, RESIDENT_ID_LENGTH } from '#domain/kernel/resident-id'
import { SEX_NAMES_ZH } from '#domain/kernel/sex'
import type { LocalDate } from '#domain/kernel/time'
import { ageInWords } from '#domain/patient/display'
import { RESIDENT_ID_FAULTS_ZH } from '#domain/patient/fault-sentences'

export type ResidentIdReading =
  | { readonly state: 'typing'; readonly hint: string }
  | { readonly state: 'wrong'; readonly sentence: string }
  | { readonly state: 'read'; readonly said: string; readonly birthDate: LocalDate }

/**
 * What is said under a resident ID while it is typed. A number that is merely not finished is no mistake until the
 * field is left; a character that can never stand there is one at once.
 */
export function readResidentId(typed: string, today: LocalDate, isLeft: boolean): ResidentIdReading {
  const number = compactNumber(typed)
  if (number === '') return { state: 'typing', hint: '18 位，最后一位可能是 X' }
  const isUnfinished = number.length < RESIDENT_ID_LENGTH && /^\d*$/.test(number)
  if (isUnfinished && !isLeft) {
    return {
      state: 'typing',
      hint: `写了 ${number.length} 位，还差 ${RESIDENT_ID_LENGTH - number.length} 位`,
    }
  }
  const read = parseResidentId(number, today)
  if ('fault' in read) {
    const fault = number.length < RESIDENT_ID_LENGTH && !isUnfinished ? 'characters' : read.fault
    return { state: 'wrong', sentence: RESIDENT_ID_FAULTS_ZH[fault] }
  }
  return {
    state: 'read',
    said: `${birthDateInWords(read.birthDate)}出生 · ${SEX_NAMES_ZH[read.sex]} · ${ageInWords(read.birthDate, today)}`,
    birthDate: read.birthDate,
  }
}

function birthDateInWords(date: LocalDate): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
