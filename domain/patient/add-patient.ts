import { type Refusal, refuse } from '../kernel/errors'
import { ageYearsOn, type LocalDate } from '../kernel/time'
import type { HouseholdRules } from './household-rules'
import type { Person } from './read-person'
import type { Relation } from './relation'

/** Somebody of the account's household, or whom it has asked to take into it. */
export interface HouseholdMember {
  readonly relation: Relation
  readonly birthDate: LocalDate
}

export interface Household {
  readonly members: readonly HouseholdMember[]
  /** What the document that is to be added is to this account. Whether somebody else knows it changes nothing here. */
  readonly document: 'not-ours' | 'ours' | 'asked-for'
  /** How often this account asked for the person of the document lately, in vain or not. */
  readonly asked: number
}

/**
 * Why this person cannot join the household, or null. In order: age against relation, already here, asked for
 * already or often enough, a second `self`, household full (rules D-ID-07). A person whom another account has is not refused: then a
 * guardian is asked (rules D-ID-06), and only the answer to that says that they are known.
 *
 * @returns relation_age_mismatch, patient_already_added, guardianship_pending, guardianship_asked_enough,
 * self_already_added or household_full
 */
export function refuseAddition(
  person: Pick<Person, 'birthDate'>,
  relation: Relation,
  household: Household,
  today: LocalDate,
  rules: Pick<HouseholdRules, 'ID-06' | 'ID-07'>,
): Refusal | null {
  const { members, document, asked } = household
  const mismatch = refuseRelation(person, relation, members, today, rules)
  if (mismatch) return mismatch
  if (document === 'ours') return refuse('patient_already_added')
  if (document === 'asked-for') return refuse('guardianship_pending')
  if (asked >= rules['ID-06'].requestsPerPerson) return refuse('guardianship_asked_enough')
  if (relation === 'self' && members.some((member) => member.relation === 'self')) {
    return refuse('self_already_added')
  }
  const max = rules['ID-07'].members
  return members.length >= max ? refuse('household_full', { members: max }) : null
}

/** @returns relation_age_mismatch when a birth date cannot be that of a self, a spouse, a parent or a child here */
export function refuseRelation(
  person: Pick<Person, 'birthDate'>,
  relation: Relation,
  members: readonly HouseholdMember[],
  today: LocalDate,
  rules: Pick<HouseholdRules, 'ID-06'>,
): Refusal | null {
  const self = members.find((member) => member.relation === 'self')
  const contradicts =
    isTooYoungToBe(relation, ageYearsOn(person.birthDate, today), rules['ID-06']) ||
    (self && contradictsGenerations(relation, person.birthDate, self.birthDate))
  return contradicts ? refuse('relation_age_mismatch', { relation }) : null
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
