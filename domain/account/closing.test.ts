import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { type ClosingPerson, closingBlockers, closingFate } from './closing'
import { DEFAULT_RETENTION_RULES, RETENTION_RULE_DEFINITIONS, retentionRule } from './retention-rules'

const person = (wish: Partial<ClosingPerson> = {}): ClosingPerson => ({
  id: 'child',
  otherGuardians: 0,
  visits: 0,
  openAppointments: 0,
  identityQuestions: 0,
  guardianRequests: 0,
  ...wish,
})

describe('what stands in the way of closing an account (E3 45)', () => {
  it.each([
    ['nothing', person(), 0, []],
    ['an appointment ahead', person({ openAppointments: 2 }), 0, [['open-appointments', 2, 'child']]],
    [
      'somebody who asks for the child',
      person({ guardianRequests: 1 }),
      0,
      [['guardian-requests', 1, 'child']],
    ],
    ['a question at the desk', person({ identityQuestions: 1 }), 0, [['identity-questions', 1, 'child']]],
    ['a role in the alliance', person(), 3, [['staff-role', 3, null]]],
    [
      'nothing of a child whom somebody else goes on caring for',
      person({ otherGuardians: 1, openAppointments: 1, guardianRequests: 1, identityQuestions: 1 }),
      0,
      [],
    ],
  ])('%s', (_, one, roles, blockers) => {
    expect(closingBlockers([one], roles)).toEqual(
      blockers.map(([kind, count, patientId]) => ({ kind, count, patientId })),
    )
  })
})

describe('what becomes of a person', () => {
  it.each([
    [0, 0, 'erased'],
    [0, 1, 'kept'],
    [1, 0, 'unlinked'],
    [1, 1, 'unlinked'],
  ] as const)('with %i other guardians and %i visits: %s', (otherGuardians, visits, fate) => {
    expect(closingFate(person({ otherGuardians, visits }))).toBe(fate)
  })
})

describe('how long records stay (PR-KEEP)', () => {
  it('is what the law says while nobody wrote more, and nobody verified it', () => {
    expect(retentionRule(DEFAULT_RETENTION_RULES, localDate('2026-11-21'))).toMatchObject({
      value: { outpatientYears: 15, inpatientYears: 30 },
      verified: false,
    })
  })

  it('may be longer, never shorter', () => {
    const { value } = RETENTION_RULE_DEFINITIONS['PR-KEEP'].change ?? {}
    const years = (outpatientYears: number) =>
      value?.safeParse({ outpatientYears, inpatientYears: 30, accessLogMonths: 6 }).success
    expect([years(14), years(15), years(20)]).toEqual([false, true, true])
  })
})
