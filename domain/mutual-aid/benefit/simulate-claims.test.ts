import { expect, it } from 'vitest'
import { fen } from '../../kernel/fen'
import type { Rule } from '../../kernel/rule-set'
import { localDate } from '../../kernel/time'
import { claimRules, DEFAULT_CLAIM_RULES } from '../claim/claim-rules'
import { type DecidedFacts, simulateClaims } from './simulate-claims'

const day = localDate

const decided = (admittedOn: string, totalFen: number, benefitFen: number): DecidedFacts => ({
  coverageId: 'one',
  benefitFen: fen(benefitFen),
  facts: {
    admittedOn: day(admittedOn),
    admittedAt: null,
    dischargedOn: day(admittedOn),
    submittedOn: day('2026-10-12'),
    extraDays: 0,
    isInCommunity: false,
    firstContacts: [],
    referrals: [],
    care: 'inpatient',
    cause: 'illness',
    hospitalLevel: 'tertiary',
    isInTerritory: true,
    coverage: { startsOn: day('2026-09-01'), lastOn: day('2027-08-31'), illnessFrom: day('2026-09-01') },
    bills: [{ totalFen: fen(totalFen), basicInsuranceFen: fen(0), otherPayerFen: fen(0), lines: [] }],
    isOnTheirName: true,
    duplicateTail: null,
    documents: ['invoice', 'settlement', 'diagnosis'],
  },
})
const year = [decided('2026-09-10', 25_000, 0), decided('2026-09-20', 100_000, 47_500)]

const under = (proposed: readonly Rule[]) =>
  simulateClaims(year, (facts) => claimRules(proposed, '*', facts.admittedOn))

it('comes to what was decided as long as the rules stay: what one used up, the next has not', () => {
  expect(under(DEFAULT_CLAIM_RULES)).toEqual({ claims: 2, changed: 0, beforeFen: 47_500, afterFen: 47_500 })
})

it('E4 49: says what last year would have cost under a proposed rule', () => {
  const more = DEFAULT_CLAIM_RULES.map((rule) =>
    rule.code === 'MA-10' ? { ...rule, value: { ...(rule.value as object), D: 6_000 } } : rule,
  )
  expect(under(more)).toEqual({ claims: 2, changed: 1, beforeFen: 47_500, afterFen: 57_000 })
})
