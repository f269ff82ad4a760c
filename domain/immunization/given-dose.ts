import { compareText } from '../kernel/compare-text'
import type { LocalDate } from '../kernel/time'
import type { VaccineCode } from './vaccine'

/** A dose that was given, whoever wrote it down. */
export interface GivenDose {
  readonly id: string
  readonly vaccine: VaccineCode
  readonly on: LocalDate
  /** False until staff have seen the paper of what a family wrote down. */
  readonly isVerified: boolean
}

/** Oldest first; those of one day by vaccine, so that an answer does not hang on the order of writing. */
export function inOrder(given: readonly GivenDose[]): GivenDose[] {
  return [...given].sort(
    (a, b) => compareText(a.on, b.on) || compareText(a.vaccine, b.vaccine) || compareText(a.id, b.id),
  )
}
