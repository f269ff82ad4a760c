import { type Refusal, refuse } from '../kernel/errors'
import { ADULT_FROM_YEARS } from '../kernel/legal-age'
import { ageYearsOn, type LocalDate } from '../kernel/time'

/**
 * Who puts the name under a contract. `helper`: somebody of the family fills it in for a grown-up, whose own yes still
 * has to come by their own phone or before two members of staff (journeys E2 12, 14).
 */
export const SIGNERS = ['self', 'guardian', 'helper'] as const
export type Signer = (typeof SIGNERS)[number]

/** `isSelf`: the person is the account holder. */
export function signerOf(isSelf: boolean, birthDate: LocalDate, on: LocalDate): Signer {
  if (isSelf) return ageYearsOn(birthDate, on) < ADULT_FROM_YEARS ? 'guardian' : 'self'
  return ageYearsOn(birthDate, on) < ADULT_FROM_YEARS ? 'guardian' : 'helper'
}

/** Whoever is under age has a guardian sign, though they may have an account of their own (rules D-FD-05, -07). */
export function refuseSigner(isSelf: boolean, birthDate: LocalDate, on: LocalDate): Refusal | null {
  return isSelf && ageYearsOn(birthDate, on) < ADULT_FROM_YEARS ? refuse('signer_under_age') : null
}

/** From this age on somebody under age is shown a page in plain words (rules D-FD-07). */
const READS_PLAIN_FROM_YEARS = 8

export function readsPlainWords(birthDate: LocalDate, on: LocalDate): boolean {
  const years = ageYearsOn(birthDate, on)
  return years >= READS_PLAIN_FROM_YEARS && years < ADULT_FROM_YEARS
}
