import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fen } from '../../kernel/fen'
import { diseaseGroupZh } from './disease-group'
import { ageBandZh, amountBandZh, type PublicCase, publicFace } from './public-case'

const lungs: PublicCase = {
  ageBand: '0–2 岁',
  diseaseGroup: '呼吸系统',
  pathway: 'A',
  amountBand: '1–2 万元',
  month: '2026-10',
}
const times = (count: number, more: Partial<PublicCase> = {}) =>
  Array.from({ length: count }, () => ({ ...lungs, ...more }))

describe('what a village may read (E4 42)', () => {
  it.each([
    ['five alike', times(5), '0–2 岁', '呼吸系统', 'A'],
    ['four came by that way', [...times(4), ...times(1, { pathway: 'D' })], '0–2 岁', '呼吸系统', null],
    [
      'four alike, five of that age',
      [...times(4), ...times(1, { diseaseGroup: '眼睛' })],
      '0–2 岁',
      '其他',
      null,
    ],
    ['four of that age', [...times(4), ...times(9, { ageBand: '6–11 岁' })], '18 岁以下', '其他', null],
  ] as const)('%s', (_, peers, ageBand, diseaseGroup, pathway) => {
    expect(publicFace(lungs, peers, 5)).toMatchObject({ ageBand, diseaseGroup, pathway })
  })

  it.each([
    [999_999, '1 万元以下'],
    [1_000_000, '1–2 万元'],
    [2_000_000, '2–5 万元'],
    [9_999_999, '5–10 万元'],
    [10_000_000, '10 万元以上'],
  ])('%i 分 is told as %s', (amount, band) => {
    expect(amountBandZh(fen(amount))).toBe(band)
  })

  it('never names a way, a disease or an age that fewer than k share', () => {
    const cell = fc.record({
      ageBand: fc.constantFrom('a', 'b', 'c'),
      diseaseGroup: fc.constantFrom('x', 'y', 'z'),
      pathway: fc.constantFrom('A', 'D'),
    })
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 2, max: 6 }),
        (cells, k) => {
          const cases: PublicCase[] = cells.map((each) => ({ ...lungs, ...each }))
          for (const each of cases) {
            const face = publicFace(each, cases, k)
            const same = cases.filter(
              ({ ageBand, diseaseGroup, pathway }) =>
                (face.ageBand === '18 岁以下' || ageBand === face.ageBand) &&
                (face.diseaseGroup === '其他' || diseaseGroup === face.diseaseGroup) &&
                (face.pathway === null || pathway === face.pathway),
            )
            if (face.ageBand !== '18 岁以下') expect(same.length).toBeGreaterThanOrEqual(k)
          }
        },
      ),
    )
  })
})

it.each([
  ['J18.000', '呼吸系统'],
  ['j20', '呼吸系统'],
  ['S82.1', '受伤和中毒'],
  ['Z00', '其他'],
  [null, '其他'],
])('%s is told as %s', (code, group) => {
  expect(diseaseGroupZh(code)).toBe(group)
})

it.each([
  [0, '0–2 岁'],
  [3, '3–5 岁'],
  [6, '6–11 岁'],
  [17, '12–17 岁'],
])('%i years are told as %s', (years, band) => {
  expect(ageBandZh(years)).toBe(band)
})
