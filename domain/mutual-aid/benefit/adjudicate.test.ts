import { describe, expect, it } from 'vitest'
import { fen } from '../../kernel/fen'
import { localDate } from '../../kernel/time'
import { type ClaimRules, claimRules, DEFAULT_CLAIM_RULES } from '../claim/claim-rules'
import { isSpecific } from '../claim/reject-code'
import { adjudicate, type ClaimFacts } from './adjudicate'
import type { PastClaim } from './spent'

const rules = claimRules(DEFAULT_CLAIM_RULES, '*', localDate('2026-01-01'))
const day = localDate

const claim = (more: Partial<ClaimFacts> = {}): ClaimFacts => ({
  admittedOn: day('2026-10-03'),
  admittedAt: null,
  dischargedOn: day('2026-10-10'),
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
  bills: [{ totalFen: fen(1_030_000), basicInsuranceFen: fen(0), otherPayerFen: fen(0), lines: [] }],
  isOnTheirName: true,
  duplicateTail: null,
  documents: ['invoice', 'settlement', 'diagnosis'],
  past: [],
  ...more,
})
const codes = (facts: ClaimFacts) => adjudicate(facts, rules).findings.map(({ code }) => code)
const newYear = { startsOn: day('2026-01-01'), lastOn: day('2026-12-31'), illnessFrom: day('2026-01-31') }

describe('what stands against paying', () => {
  it.each([
    ['nothing', claim(), []],
    ['E4 22 the invoice of another child', claim({ isOnTheirName: false }), ['IDENTITY_MISMATCH']],
    ['the day before the cover', claim({ admittedOn: day('2026-08-31') }), ['NOT_COVERED_DATE']],
    ['the first day', claim({ admittedOn: day('2026-09-01') }), []],
    [
      'E4 24, V7 admitted on the last day, home in the next year',
      claim({
        admittedOn: day('2026-08-30'),
        dischargedOn: day('2026-09-05'),
        coverage: { ...newYear, startsOn: day('2025-09-01'), lastOn: day('2026-08-31') },
      }),
      [],
    ],
    [
      'V6, E4 14 an illness in the waiting time',
      claim({ admittedOn: day('2026-01-30'), dischargedOn: day('2026-09-20'), coverage: newYear }),
      ['WAITING_PERIOD'],
    ],
    [
      'V6, E4 14 an accident in the waiting time',
      claim({
        admittedOn: day('2026-01-30'),
        dischargedOn: day('2026-09-20'),
        cause: 'accident',
        coverage: newYear,
      }),
      [],
    ],
    [
      'V6 the first day on which an illness is covered',
      claim({ admittedOn: day('2026-01-31'), dischargedOn: day('2026-09-20'), coverage: newYear }),
      [],
    ],
    ['E4 19 treated abroad', claim({ isInTerritory: false }), ['OUT_OF_TERRITORY']],
    ['on the 180th day', claim({ submittedOn: day('2027-04-08') }), []],
    ['on the day after', claim({ submittedOn: day('2027-04-09') }), ['OVER_TIME']],
    [
      'E4 55 on the day after, when the system was away',
      claim({ submittedOn: day('2027-04-09'), extraDays: 1 }),
      [],
    ],
    ['V8 the same invoice twice', claim({ duplicateTail: '3306' }), ['DUPLICATE_INVOICE']],
    ['no settlement list', claim({ documents: ['invoice', 'diagnosis'] }), ['MISSING_DOC']],
    [
      'E4 35 everything on it is excluded',
      claim({
        bills: [
          {
            totalFen: fen(100_000),
            basicInsuranceFen: fen(0),
            otherPayerFen: fen(0),
            lines: [{ nameZh: '整形', amountFen: fen(100_000), exclusion: 'cosmetic', limitFen: null }],
          },
        ],
      }),
      ['EXCLUDED_ITEM'],
    ],
    [
      'E4 29 below the deductible: nothing stands against it, it pays nothing',
      claim({
        bills: [{ totalFen: fen(25_000), basicInsuranceFen: fen(0), otherPayerFen: fen(0), lines: [] }],
      }),
      [],
    ],
    [
      'the cap was used up before',
      claim({
        past: [past({ deductibleFen: fen(30_000), benefitFen: fen(10_000_000) })],
      }),
      ['OVER_CAP'],
    ],
  ])('%s', (_, facts, expected) => {
    expect(codes(facts)).toEqual(expected)
  })

  it('E4 40: every reason says what was found', () => {
    const worst = claim({
      isOnTheirName: false,
      admittedOn: day('2026-01-02'),
      dischargedOn: null,
      coverage: newYear,
      isInTerritory: false,
      submittedOn: day('2027-04-09'),
      duplicateTail: '3306',
      documents: [],
      past: [past({ benefitFen: fen(10_000_000) })],
    })
    const { findings } = adjudicate(worst, rules)
    expect(findings).toHaveLength(7)
    for (const { text } of findings) expect(isSpecific(text)).toBe(true)
    expect(isSpecific('不符合条款，无法受理这一次的申请')).toBe(false)
    expect(isSpecific('材料不行')).toBe(false)
  })
})

describe('several admissions', () => {
  const first = past({ deductibleFen: fen(30_000), benefitFen: fen(800_000) })

  it('E4 25: the deductible of the year is paid once', () => {
    expect(adjudicate(claim({ past: [first] }), rules).benefit).toMatchObject({
      deductibleFen: 0,
      benefitFen: 515_000,
    })
  })

  it('one that is counted by admission is paid each time, and shared by a transfer only', () => {
    const perAdmission: ClaimRules = {
      ...rules,
      'MA-09': { ...rules['MA-09'], value: { ...rules['MA-09'].value, scope: 'admission' } },
    }
    const later = claim({ past: [first] })
    expect(adjudicate(later, perAdmission).benefit.deductibleFen).toBe(30_000)
    const moved = claim({ past: [{ ...first, dischargedOn: day('2026-10-03') }] })
    expect(adjudicate(moved, perAdmission).benefit.deductibleFen).toBe(0)
  })

  it('E4 26: moved on from a smaller hospital pays the higher deductible less what the smaller took', () => {
    const smaller = past({
      dischargedOn: day('2026-10-03'),
      hospitalLevel: 'secondary',
      deductibleFen: fen(10_000),
    })
    expect(adjudicate(claim({ past: [smaller] }), rules).benefit.deductibleFen).toBe(20_000)
  })

  it('E4 26: moved back to a smaller one still counts as the higher', () => {
    const higher = past({ dischargedOn: day('2026-10-02'), deductibleFen: fen(20_000) })
    const back = adjudicate(claim({ hospitalLevel: 'secondary', past: [higher] }), rules)
    expect(back.benefit.deductibleFen).toBe(10_000)
  })
})

it('E4 26: moved on twice, the first of the three counts for the last', () => {
  const first = past({ dischargedOn: day('2026-10-01'), deductibleFen: fen(30_000) })
  const second = past({
    admittedOn: day('2026-10-01'),
    dischargedOn: day('2026-10-03'),
    hospitalLevel: 'secondary',
  })
  const third = claim({ hospitalLevel: 'primary', past: [second, { ...first, deductibleFen: fen(20_000) }] })
  expect(adjudicate(third, rules).benefit.deductibleFen).toBe(10_000)
})

it('says what the same bill would have brought straight at the hospital', () => {
  const treatedHere = adjudicate(claim({ isInCommunity: true, hospitalLevel: 'primary' }), rules)
  expect(treatedHere.pathway).toBe('C')
  expect(treatedHere.benefit.benefitFen).toBe(Math.round((1_030_000 - 5_000) * 0.85))
  expect(treatedHere.directFen).toBe((1_030_000 - 5_000) / 2)
})

function past(more: Partial<PastClaim>): PastClaim {
  return {
    admittedOn: day('2026-09-10'),
    dischargedOn: day('2026-09-15'),
    care: 'inpatient',
    hospitalLevel: 'tertiary',
    deductibleFen: fen(0),
    benefitFen: fen(0),
    ...more,
  }
}
