import { ADULT_FROM_YEARS } from '../kernel/legal-age'
import { ageYearsOn, type LocalDate } from '../kernel/time'

/** How somebody who acts for a person stands to one of their contracts. */
interface ContractViewer {
  readonly isSelf: boolean
  /** They handed the application in, and the person said yes to it. */
  readonly isApplicant: boolean
  readonly birthDate: LocalDate
  readonly appliedOn: LocalDate
}

/**
 * Whether they see what an adult chose and was asked: a package or a question may say what somebody suffers from. The
 * adult does, and whom they let apply for them; nobody else of the household, and not who signed for them when they were
 * a child (journeys E2 26).
 */
export function seesChoices(
  { isSelf, isApplicant, birthDate, appliedOn }: ContractViewer,
  today: LocalDate,
): boolean {
  if (isSelf || ageYearsOn(birthDate, today) < ADULT_FROM_YEARS) return true
  return isApplicant && ageYearsOn(birthDate, appliedOn) >= ADULT_FROM_YEARS
}
