import { compactNumber } from '#domain/kernel/half-width'
import { parseResidentId, RESIDENT_ID_LENGTH } from '#domain/kernel/resident-id'
import { SEX_NAMES_ZH, type Sex } from '#domain/kernel/sex'
import type { LocalDate } from '#domain/kernel/time'
import { dateInFull } from '#domain/kernel/time-in-words'
import { ageInWords } from '#domain/patient/display'
import { RESIDENT_ID_FAULTS_ZH } from '#domain/patient/fault-sentences'

export type ResidentIdReading =
  | { readonly state: 'typing'; readonly hint: string }
  | { readonly state: 'wrong'; readonly sentence: string }
  | { readonly state: 'read'; readonly said: string; readonly birthDate: LocalDate; readonly sex: Sex }

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
    said: `${dateInFull(read.birthDate)}出生 · ${SEX_NAMES_ZH[read.sex]} · ${ageInWords(read.birthDate, today)}`,
    birthDate: read.birthDate,
    sex: read.sex,
  }
}

/** Why a number would be looked at by staff before it counts: it says another birthday or sex than is known. */
export function contradiction(
  reading: ResidentIdReading,
  known: { readonly birthDate: LocalDate; readonly sex: Sex },
): string | undefined {
  if (reading.state !== 'read') return undefined
  if (reading.birthDate !== known.birthDate) {
    return `号码里的生日和登记的（${dateInFull(known.birthDate)}）不一样。没输错就提交，社区医院会对一下证件。`
  }
  return reading.sex === known.sex
    ? undefined
    : `号码里的性别和登记的（${SEX_NAMES_ZH[known.sex]}）不一样。没输错就提交，社区医院会对一下证件。`
}
