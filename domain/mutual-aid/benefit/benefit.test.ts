import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fen } from '../../kernel/fen'
import { localDate } from '../../kernel/time'
import { type ClaimRules, claimRules, DEFAULT_CLAIM_RULES } from '../claim/claim-rules'
import { type BenefitFacts, type Bill, computeBenefit } from './benefit'

const rules = claimRules(DEFAULT_CLAIM_RULES, '510183', localDate('2026-10-03'))
const bill = (totalFen: number, more: Partial<Bill> = {}): Bill => ({
  totalFen: fen(totalFen),
  basicInsuranceFen: fen(0),
  otherPayerFen: fen(0),
  lines: [],
  ...more,
})
const facts = (totalFen: number, more: Partial<BenefitFacts> = {}): BenefitFacts => ({
  bills: [bill(totalFen)],
  care: 'inpatient',
  hospitalLevel: 'tertiary',
  pathway: 'A',
  isCertified: false,
  deductibleTakenFen: fen(0),
  paidOrdinaryFen: fen(0),
  paidFen: fen(0),
  paidRareDrugFen: fen(0),
  ...more,
})
const with10 = (value: Partial<ClaimRules['MA-10']['value']>): ClaimRules => ({
  ...rules,
  'MA-10': { ...rules['MA-10'], value: { ...rules['MA-10'].value, ...value } },
})

describe('the vectors of D-MA', () => {
  it.each([
    ['V1 first contact and referral', facts(1_234_567), 963_654],
    ['V2 straight to the hospital', facts(1_234_567, { pathway: 'D' }), 602_284],
    ['V3 below the deductible (E4 29)', facts(25_000), 0],
    [
      'V4 the next claim pays what is left of it',
      facts(100_000, { deductibleTakenFen: fen(25_000) }),
      76_000,
    ],
    [
      'V5 the cap is reached inside a claim (E4 27)',
      facts(530_000, { paidOrdinaryFen: fen(9_950_000), paidFen: fen(9_950_000) }),
      50_000,
    ],
  ])('%s', (_, claim, expected) => {
    expect(computeBenefit(claim, rules).benefitFen).toBe(expected)
  })

  it('tells the parent the difference of ¥3,613.70', () => {
    const [a, d] = (['A', 'D'] as const).map((pathway) =>
      computeBenefit(facts(1_234_567, { pathway }), rules),
    )
    expect((a?.benefitFen ?? 0) - (d?.benefitFen ?? 0)).toBe(361_370)
  })

  it('V3 leaves 50 元 of the deductible', () => {
    expect(computeBenefit(facts(25_000), rules).deductibleFen).toBe(25_000)
  })

  it('V10 adds five points for a certified doctor of the first contact, and never goes above the most', () => {
    const bonus = with10({ certifiedBonus: 500 })
    const certified = facts(1_234_567, { isCertified: true })
    expect(computeBenefit(certified, bonus).ratioBasisPoints).toBe(8_500)
    expect(computeBenefit(facts(1_234_567), bonus).ratioBasisPoints).toBe(8_000)
    expect(computeBenefit({ ...certified, pathway: 'C' }, bonus).ratioBasisPoints).toBe(9_000)
    expect(computeBenefit(certified, with10({ certifiedBonus: 2_000 })).ratioBasisPoints).toBe(9_000)
    expect(computeBenefit(certified, rules).ratioBasisPoints).toBe(8_000)
  })
})

describe('line by line', () => {
  const september = facts(0, {
    bills: [
      bill(2_000_000, {
        basicInsuranceFen: fen(860_000),
        lines: [
          { nameZh: '陪护床', amountFen: fen(21_513), exclusion: 'comfort', limitFen: null },
          { nameZh: '进口补片', amountFen: fen(60_000), exclusion: null, limitFen: fen(20_000) },
        ],
      }),
      bill(156_080),
    ],
  })

  it('E4 35: takes what is excluded and what is over a limit off the same invoice, then what others paid', () => {
    const benefit = computeBenefit(september, rules)
    expect(benefit.eligibleFen).toBe(2_156_080 - 21_513 - 40_000 - 860_000)
    const signed = benefit.steps.map(({ sign, label, amountFen }) => [sign, label, amountFen])
    expect(signed).toEqual([
      ['+', '总费用', 2_156_080],
      ['−', '不在范围里的部分', 21_513],
      ['−', '超过单项限额的部分', 40_000],
      ['−', '基本医保已付', 860_000],
      ['=', '可以算的部分', 1_234_567],
      ['−', '免赔额', 30_000],
      ['×', '比例：社区首诊 + 转诊', null],
      ['≤', '今年上限', null],
      ['=', '互助金', 963_654],
    ])
  })

  it('names with each line the rule and the version that it follows', () => {
    const named = computeBenefit(september, rules).steps.filter(({ ruleCode }) => ruleCode !== null)
    expect(named.map(({ ruleCode }) => ruleCode)).toEqual([
      'MA-13',
      'MA-13',
      'MA-12',
      'MA-09',
      'MA-10',
      'MA-11',
    ])
    expect(new Set(named.map(({ ruleVersion }) => ruleVersion))).toEqual(new Set(['2025-01-01']))
  })

  it('says when the cap cuts, and what was left of it', () => {
    const capped = computeBenefit(
      facts(530_000, { paidOrdinaryFen: fen(9_950_000), paidFen: fen(9_950_000) }),
      rules,
    )
    expect(capped.steps.find(({ sign }) => sign === '≤')).toMatchObject({
      note: '用前还有 ¥500.00，到了上限',
      amountFen: 50_000,
    })
  })

  it('E4 20: what another payer gave is not given again, and more than the bill is nothing', () => {
    const paid = facts(0, {
      bills: [bill(100_000, { basicInsuranceFen: fen(60_000), otherPayerFen: fen(40_000) })],
    })
    expect(computeBenefit(paid, rules)).toMatchObject({ eligibleFen: 0, deductibleFen: 0, benefitFen: 0 })
  })

  it('MA-12: what is too much for one invoice takes nothing from another, and the lines still add up', () => {
    const lines = [{ nameZh: '进口耗材', amountFen: fen(80_000), exclusion: 'comfort', limitFen: null }]
    const paid = facts(0, {
      bills: [bill(100_000, { lines, basicInsuranceFen: fen(60_000) }), bill(530_000)],
    })
    const { steps, ...benefit } = computeBenefit(paid, rules)
    expect(benefit).toMatchObject({ eligibleFen: 530_000, benefitFen: 400_000 })
    expect(steps.slice(0, 4).map(({ sign, amountFen }) => [sign, amountFen])).toEqual([
      ['+', 630_000],
      ['−', 80_000],
      ['−', 20_000],
      ['=', 530_000],
    ])
  })

  it('MA-11: medicines for rare diseases have a cap of their own, beside the others', () => {
    const medicine = facts(1_000_000, { care: 'rare-drug', paidFen: fen(20_000_000) })
    expect(computeBenefit(medicine, rules)).toMatchObject({ deductibleFen: 0, benefitFen: 800_000 })
    const almost = { ...medicine, paidRareDrugFen: fen(9_950_000) }
    expect(computeBenefit(almost, rules)).toMatchObject({ benefitFen: 50_000, isCapped: true })
    expect(computeBenefit({ ...almost, care: 'inpatient', paidFen: fen(0) }, rules).isCapped).toBe(false)
  })

  it('has no deductible for serious diseases as an outpatient, and the higher cap', () => {
    const major = facts(1_000_000, {
      care: 'major-outpatient',
      paidOrdinaryFen: fen(10_000_000),
      paidFen: fen(10_000_000),
    })
    expect(computeBenefit(major, rules)).toMatchObject({ deductibleFen: 0, benefitFen: 800_000 })
    expect(computeBenefit({ ...major, care: 'inpatient' }, rules).benefitFen).toBe(0)
  })
})

describe('rounding', () => {
  it.each([
    // (30,000 + x) with 300 元 off leaves x 分 to share.
    ['E4 30: half a 分 goes up', 5, 5_000, 3],
    ['less than half goes down', 1, 4_999, 0],
    ['0.8 × 3 分', 3, 8_000, 2],
    ['exactly', 10, 8_000, 8],
  ])('%s', (_, shared, A, expected) => {
    expect(computeBenefit(facts(30_000 + shared), with10({ A })).benefitFen).toBe(expected)
  })
})

describe('whatever the bill', () => {
  const amount = fc.integer({ min: 0, max: 50_000_000 }).map(fen)
  const anyBill = fc
    .record({
      total: fc.integer({ min: 1, max: 50_000_000 }),
      basic: fc.nat(100),
      other: fc.nat(100),
      line: fc.nat(100),
    })
    .map(({ total, basic, other, line }) =>
      bill(total, {
        basicInsuranceFen: fen(Math.floor((total * basic) / 200)),
        otherPayerFen: fen(Math.floor((total * other) / 200)),
        lines: [
          {
            nameZh: '自费',
            amountFen: fen(Math.ceil((total * line) / 100)),
            exclusion: 'comfort',
            limitFen: null,
          },
        ],
      }),
    )
  const anyFacts = fc.record({
    bills: fc.array(anyBill, { minLength: 1, maxLength: 5 }),
    care: fc.constantFrom('inpatient', 'day-surgery', 'major-outpatient', 'rare-drug', 'outpatient'),
    hospitalLevel: fc.constantFrom('primary', 'secondary', 'tertiary'),
    pathway: fc.constantFrom('A', 'B', 'C', 'D'),
    isCertified: fc.boolean(),
    deductibleTakenFen: amount,
    paidOrdinaryFen: amount,
    paidFen: amount,
    paidRareDrugFen: amount,
  }) as fc.Arbitrary<BenefitFacts>

  it('the benefit is at most what is eligible and what the cap leaves, and the lines lead to it', () => {
    fc.assert(
      fc.property(anyFacts, (claim) => {
        const { benefitFen, eligibleFen, steps } = computeBenefit(claim, rules)
        expect(benefitFen).toBeGreaterThanOrEqual(0)
        expect(benefitFen).toBeLessThanOrEqual(eligibleFen)
        const ofYear =
          claim.care === 'rare-drug' ? 10_000_000 - claim.paidRareDrugFen : 20_000_000 - claim.paidFen
        expect(benefitFen).toBeLessThanOrEqual(Math.max(0, ofYear))
        expect(steps.at(-1)?.amountFen).toBe(benefitFen)
      }),
    )
  })

  it('it never falls when more is eligible', () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 1, max: 1_000_000 }), (claim, moreFen) => {
        const more = { ...claim, bills: [...claim.bills, bill(moreFen)] }
        expect(computeBenefit(more, rules).benefitFen).toBeGreaterThanOrEqual(
          computeBenefit(claim, rules).benefitFen,
        )
      }),
    )
  })

  it('the way through the community never brings less than the direct one', () => {
    fc.assert(
      fc.property(anyFacts, (claim) => {
        const of = (pathway: 'A' | 'D') => computeBenefit({ ...claim, pathway }, rules).benefitFen
        expect(of('A')).toBeGreaterThanOrEqual(of('D'))
      }),
    )
  })
})
