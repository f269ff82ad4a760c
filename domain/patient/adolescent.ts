import { ADULT_FROM_YEARS, OWN_CONSENT_FROM_YEARS } from '../kernel/legal-age'
import { ageYearsOn, type LocalDate } from '../kernel/time'
import type { Relation } from './relation'

/**
 * Whether somebody who acts for a person sees why they were seen and what was found. From 14 to 17 only after the
 * person's own yes; times and places stay visible, because somebody has to bring them.
 */
export function seesRecords(
  tie: { readonly relation: Relation; readonly birthDate: LocalDate; readonly agreedGuardianView: boolean },
  today: LocalDate,
): boolean {
  return seesDocuments(tie, today) || tie.agreedGuardianView
}

/** Whether they see the number of the person's document whole. Of an adolescent nobody else does: that yes is about records. */
export function seesDocuments(
  tie: { readonly relation: Relation; readonly birthDate: LocalDate },
  today: LocalDate,
): boolean {
  const years = ageYearsOn(tie.birthDate, today)
  return tie.relation === 'self' || years < OWN_CONSENT_FROM_YEARS || years >= ADULT_FROM_YEARS
}
