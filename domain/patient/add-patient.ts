import { type Refusal, refuse } from '../kernel/errors'
import { ageYearsOn, type LocalDate } from '../kernel/time'
import type { HouseholdRules } from './household-rules'
import type { Person } from './read-person'
import type { Relation } from './relation'

/** A living link of the account. */
export interface HouseholdMember {
  readonly relation: Relation
  readonly birthDate: LocalDate
}

export interface Household {
  readonly members: readonly HouseholdMember[]
  /** Whose person already has the document that is to be added. */
  readonly documentBelongsTo: 'nobody' | 'this-account' | 'another-account'
}

/**
 * Why this person cannot join the household, or null. In order: age against relation, already here, a second
 * `self`, household full (rules D-ID-07), known to another account (rules D-ID-06). The last one comes last so
 * that an account which may add nobody learns nothing about a number.
 *
 * @returns relation_age_mismatch, patient_already_added, self_already_added, household_full, or
 * patient_needs_guardian_approval
 */
export function refuseAddition(
  person: Pick<Person, 'birthDate'>,
  relation: Relation,
  household: Household,
  today: LocalDate,
  rules: Pick<HouseholdRules, 'ID-06' | 'ID-07'>,
): Refusal | null {
  const self = household.members.find((member) => member.relation === 'self')
  if (
    isTooYoungToBe(relation, ageYearsOn(person.birthDate, today), rules['ID-06']) ||
    (self && contradictsGenerations(relation, person.birthDate, self.birthDate))
  ) {
    return refuse('relation_age_mismatch', { relation })
  }
  if (household.documentBelongsTo === 'this-account') return refuse('patient_already_added')
  if (relation === 'self' && self) return refuse('self_already_added')
  const { members } = rules['ID-07']
  if (household.members.length >= members) return refuse('household_full', { members })
  if (household.documentBelongsTo === 'another-account') return refuse('patient_needs_guardian_approval')
  return null
}

/** A grown-up child stays a child of their parents: only the young have an age that a relation can contradict. */
function isTooYoungToBe(relation: Relation, years: number, ages: HouseholdRules['ID-06']): boolean {
  switch (relation) {
    case 'self':
      return years < ages.selfFromYears
    case 'spouse':
    case 'parent':
      return years < ages.adultFromYears
    case 'child':
    case 'grandchild':
    case 'other':
      return false
  }
}

/** Parents are born before their children, whatever else families are (design). */
function contradictsGenerations(relation: Relation, birthDate: LocalDate, selfBirthDate: LocalDate): boolean {
  if (relation === 'child' || relation === 'grandchild') return birthDate <= selfBirthDate
  return relation === 'parent' && birthDate >= selfBirthDate
}
