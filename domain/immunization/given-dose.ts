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
    (a, b) => compare(a.on, b.on) || compare(a.vaccine, b.vaccine) || compare(a.id, b.id),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
