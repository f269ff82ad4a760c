import { expect, it } from 'vitest'
import type { StaffRole } from '#domain/account/account-role'
import { lineReach, treatingReach } from './session-reach'
import type { StaffScope } from './staff-scope'

const scope = (role: StaffRole, practitionerId: string | null) =>
  ({ accountId: 'a', role, organizationId: 'centre', practitionerId }) as StaffScope

it.each<[StaffRole, string | null, string | null, string | null]>([
  ['front-desk', null, 'centre', null],
  ['nurse', 'nurse-1', 'centre', 'nurse-1'],
  ['family-doctor', 'doctor-1', null, 'doctor-1'],
  ['specialist', null, null, null],
])('the line of a %s', (role, practitionerId, organization, practitioner) => {
  expect(lineReach(scope(role, practitionerId))).toEqual({
    organizationId: organization,
    practitionerId: practitioner,
  })
})

it('is treated by one’s own practitioner only, even at one’s own place', () => {
  expect(treatingReach(scope('nurse', 'nurse-1'))).toEqual({
    organizationId: null,
    practitionerId: 'nurse-1',
  })
})
