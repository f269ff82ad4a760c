import { expect, test } from 'vitest'
import { mayConfirmIdentity, reportedAs, scanPurposes } from './scan-purpose'

test.each([
  [['front-desk'], ['check-in', 'identify']],
  [['nurse'], ['check-in', 'open-record', 'identify']],
  [['family-doctor'], ['open-record', 'check-in', 'identify']],
  [['claim-reviewer'], []],
  [[], []],
])('%j scans for %j', (roles, purposes) => {
  expect(scanPurposes(roles.map((role) => ({ role })))).toEqual(purposes)
})

test('whoever opens a record does it at a doctor’s workplace', () => {
  expect(reportedAs('open-record')).toEqual({ stage: '0101013', channel: '0300' })
  expect(reportedAs('check-in')).toEqual({ stage: '0101014', channel: '0100' })
})

test('a doctor confirms nobody’s document', () => {
  expect(mayConfirmIdentity([{ role: 'family-doctor' }])).toBe(false)
  expect(mayConfirmIdentity([{ role: 'front-desk' }])).toBe(true)
})
