import { describe, expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { careScope, guardianScope, type PatientTie } from './policy'

const today = localDate('2026-11-22')
const tie: PatientTie = {
  accountId: 'mother',
  patientId: 'child',
  relation: 'child',
  kind: 'guardian',
  birthDate: localDate('2021-05-20'),
  withheldChildData: false,
  agreedGuardianView: false,
}
const grandmother: PatientTie = { ...tie, accountId: 'grandmother', relation: 'grandchild', kind: 'delegate' }

describe('who may act for a patient', () => {
  it('is a guardian', () => {
    expect(careScope({ id: 'mother' }, tie, today)).toEqual({
      accountId: 'mother',
      patientId: 'child',
      relation: 'child',
      kind: 'guardian',
      seesRecords: true,
      seesDocuments: true,
      isConsentWithheld: false,
    })
  })

  it('is a delegate too, but a delegate decides nothing', () => {
    expect(careScope({ id: 'grandmother' }, grandmother, today)).toMatchObject({ kind: 'delegate' })
    expect(guardianScope({ id: 'grandmother' }, grandmother, today)).toBeNull()
  })

  it.each<[string, string, PatientTie | null]>([
    ['without a tie', 'mother', null],
    ['with another account’s tie', 'stranger', tie],
  ])('is nobody %s', (_, id, given) => {
    expect(careScope({ id }, given, today)).toBeNull()
    expect(guardianScope({ id }, given, today)).toBeNull()
  })
})

it('does not see the records of an adolescent who has not agreed', () => {
  const given = { ...tie, birthDate: localDate('2012-11-22') }
  expect(careScope({ id: 'mother' }, given, today)?.seesRecords).toBe(false)
})

describe('a refused consent', () => {
  it.each([
    ['withholds below 14', '2012-11-23', true],
    ['no longer counts from 14 on, when the person is asked', '2012-11-22', false],
  ])('%s', (_, birthDate, withheld) => {
    const given = { ...tie, birthDate: localDate(birthDate), withheldChildData: true }
    expect(careScope({ id: 'mother' }, given, today)?.isConsentWithheld).toBe(withheld)
  })
})
