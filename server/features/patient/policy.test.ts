import { expect, it } from 'vitest'
import { type PatientLink, patientScope } from './policy'

const link: PatientLink = { accountId: 'mother', patientId: 'child', relation: 'child', endedAt: null }

it('lets an account act for a patient it is linked to', () => {
  expect(patientScope({ id: 'mother' }, link)).toEqual({
    accountId: 'mother',
    patientId: 'child',
    relation: 'child',
  })
})

it.each<[string, string, PatientLink | null]>([
  ['without a link', 'mother', null],
  ['with another account’s link', 'stranger', link],
  ['after the link has ended', 'mother', { ...link, endedAt: new Date('2026-11-20T00:00:00Z') }],
])('lets nobody act %s', (_, id, given) => {
  expect(patientScope({ id }, given)).toBeNull()
})
