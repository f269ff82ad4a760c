import { ADULT_FROM_YEARS, OWN_CONSENT_FROM_YEARS } from '../kernel/legal-age'
import { ageYearsOn, type LocalDate, localDateOf } from '../kernel/time'
import type { ConsentDecision, ConsentPurpose } from './consent-purpose'
import { currentConsentText } from './consent-text'

/** Who decides about a purpose: a guardian, or the person through their own account. */
export type ConsentGiver = 'guardian' | 'person'

export type ConsentState = 'not-asked' | 'given' | 'refused' | 'withdrawn'

/** The last answer that was given about a purpose. */
export interface LastAnswer {
  readonly decision: ConsentDecision
  readonly textVersion: string
  readonly decidedAt: Date
  readonly withdrawnAt: Date | null
}

/**
 * Who decides on a day; null where the question does not arise. A guardian below 14, from then on the person alone
 * (个人信息保护法第三十一条; rules D-PR).
 */
export function consentGiver(
  purpose: ConsentPurpose,
  birthDate: LocalDate,
  on: LocalDate,
): ConsentGiver | null {
  const years = ageYearsOn(birthDate, on)
  const isChild = years < OWN_CONSENT_FROM_YEARS
  switch (purpose) {
    case 'child-data':
      return isChild ? 'guardian' : null
    case 'earlier-visits':
    case 'team-record':
    case 'grid-worker':
    case 'insurer-data':
      return isChild ? 'guardian' : 'person'
    case 'guardian-view':
      return !isChild && years < ADULT_FROM_YEARS ? 'person' : null
  }
}

/**
 * How a question stands. What a guardian answered is void on the fourteenth birthday, and a yes to an older text counts
 * no more: both are asked anew. A no needs no newer text to stay a no.
 */
export function consentState(
  purpose: ConsentPurpose,
  birthDate: LocalDate,
  last: LastAnswer | null,
  today: LocalDate,
): ConsentState {
  if (!last) return 'not-asked'
  const askedThen = consentGiver(purpose, birthDate, localDateOf(last.decidedAt))
  if (askedThen !== consentGiver(purpose, birthDate, today)) return 'not-asked'
  if (last.withdrawnAt) return 'withdrawn'
  const isOutdated = last.textVersion !== currentConsentText(purpose).version
  return last.decision === 'given' && isOutdated ? 'not-asked' : last.decision
}

/** Whether an account that acts for the person as a guardian, or as themselves, is the one who decides. */
export function mayDecide(giver: ConsentGiver, isSelf: boolean): boolean {
  return giver === 'person' ? isSelf : !isSelf
}
