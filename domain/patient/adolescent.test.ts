import { expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { seesDocuments, seesRecords } from './adolescent'

const today = localDate('2026-11-22')
const mother = { relation: 'child', agreedGuardianView: false } as const

it.each([
  ['of a child of 13, on its last day', { ...mother, birthDate: '2012-11-23' }, true],
  ['of a child that turns 14 today, not', { ...mother, birthDate: '2012-11-22' }, false],
  ['of one that agreed', { ...mother, birthDate: '2012-11-22', agreedGuardianView: true }, true],
  ['of one in the last day of 17, not', { ...mother, birthDate: '2008-11-23' }, false],
  ['of oneself at 15', { ...mother, relation: 'self', birthDate: '2011-01-01' }, true],
  ['of a grown-up parent', { ...mother, relation: 'parent', birthDate: '1958-01-01' }, true],
] as const)('records are seen %s', (_, tie, sees) => {
  expect(seesRecords({ ...tie, birthDate: localDate(tie.birthDate) }, today)).toBe(sees)
})

it.each([
  ['of a child of 13, on its last day', { ...mother, birthDate: '2012-11-23' }, true],
  [
    'of one of 14 not, even one that agreed',
    { ...mother, birthDate: '2012-11-22', agreedGuardianView: true },
    false,
  ],
  ['of somebody who is 18 today', { ...mother, birthDate: '2008-11-22' }, true],
  ['of oneself at 15', { ...mother, relation: 'self', birthDate: '2011-01-01' }, true],
] as const)('a document number is seen %s', (_, tie, sees) => {
  expect(seesDocuments({ ...tie, birthDate: localDate(tie.birthDate) }, today)).toBe(sees)
})
