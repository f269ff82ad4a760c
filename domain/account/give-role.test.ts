import { expect, test } from 'vitest'
import { refuseGivingRole } from './give-role'

const giving = {
  byAccountId: 'bureau',
  accountId: 'somebody',
  role: 'front-desk',
  practitionerId: null,
} as const

test.each([
  ['a desk', giving, null],
  ['a doctor of the directory', { ...giving, role: 'family-doctor', practitionerId: 'p' }, null],
  ['a nurse who is nobody in the directory', { ...giving, role: 'nurse' }, 'role_practitioner_required'],
  ['oneself', { ...giving, accountId: 'bureau' }, 'role_own'],
  ['oneself, as a doctor of no directory', { ...giving, accountId: 'bureau', role: 'nurse' }, 'role_own'],
] as const)('giving a role to %s', (_, wish, code) => {
  expect(refuseGivingRole(wish)?.code ?? null).toBe(code)
})
