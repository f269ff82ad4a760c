import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { type Household, type HouseholdMember, refuseAddition } from './add-patient'
import { DEFAULT_HOUSEHOLD_RULES, householdRules } from './household-rules'
import type { Relation } from './relation'

const today = localDate('2026-11-21')
const rules = householdRules(DEFAULT_HOUSEHOLD_RULES, today)

const self: HouseholdMember = { relation: 'self', birthDate: localDate('1990-05-01') }
const child: HouseholdMember = { relation: 'child', birthDate: localDate('2019-06-01') }
const nobody: Household = { members: [], document: 'not-ours', asked: 0 }
const family: Household = { members: [self, child], document: 'not-ours', asked: 0 }
const full: Household = {
  members: [self, ...Array<HouseholdMember>(7).fill(child)],
  document: 'not-ours',
  asked: 0,
}

function refusal(relation: Relation, birthDate: string, household: Household = family) {
  return refuseAddition({ birthDate: localDate(birthDate) }, relation, household, today, rules)?.code ?? null
}

describe('age against relation', () => {
  it.each<[string, Relation, string, string | null]>([
    ['a self on the 14th birthday', 'self', '2012-11-21', null],
    ['a self one day before it', 'self', '2012-11-22', 'relation_age_mismatch'],
    ['a spouse of 18', 'spouse', '2008-11-21', null],
    ['a spouse of 17', 'spouse', '2008-11-22', 'relation_age_mismatch'],
    ['a parent of 17', 'parent', '2008-11-22', 'relation_age_mismatch'],
    ['a newborn child', 'child', '2026-11-21', null],
    ['a grown-up child', 'child', '1990-05-02', null],
    ['any other relation at any age', 'other', '2026-11-01', null],
  ])('%s', (_, relation, birthDate, code) => {
    expect(refusal(relation, birthDate, nobody)).toBe(code)
  })

  it.each<[string, Relation, string, string | null]>([
    ['a child born before the account holder', 'child', '1990-04-30', 'relation_age_mismatch'],
    ['a grandchild born before the account holder', 'grandchild', '1980-01-01', 'relation_age_mismatch'],
    ['a parent born after the account holder', 'parent', '1995-01-01', 'relation_age_mismatch'],
    ['a parent born before', 'parent', '1949-12-31', null],
    ['a spouse of any age', 'spouse', '1995-01-01', null],
  ])('%s', (_, relation, birthDate, code) => {
    expect(refusal(relation, birthDate)).toBe(code)
  })
})

describe('the household', () => {
  it.each<[string, Relation, Household, string | null]>([
    ['welcomes a second child', 'child', family, null],
    ['has one self', 'self', family, 'self_already_added'],
    ['has at most eight members', 'child', full, 'household_full'],
    ['knows its own members', 'child', { ...family, document: 'ours' }, 'patient_already_added'],
    ['knows its own members even when full', 'child', { ...full, document: 'ours' }, 'patient_already_added'],
    ['asks for a person once', 'child', { ...family, document: 'asked-for' }, 'guardianship_pending'],
  ])('%s', (_, relation, household, code) => {
    expect(refusal(relation, relation === 'self' ? '1990-05-01' : '2020-01-01', household)).toBe(code)
  })
})
