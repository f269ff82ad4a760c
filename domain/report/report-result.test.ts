import { describe, expect, it } from 'vitest'
import { type ReportValue, rangeInWords, rangeMark, resultInBrief, valueInWords } from './report-result'

const value = (wish: Partial<ReportValue> = {}): ReportValue => ({
  name: '血红蛋白',
  value: 118,
  unit: 'g/L',
  low: 110,
  high: 160,
  ...wish,
})
const result = (values: ReportValue[], conclusion = '', findings = '') => ({
  values,
  conclusion,
  findings,
  repeatReason: null,
})

describe('where a value stands', () => {
  it.each([
    [value(), 'within'],
    [value({ value: 110 }), 'within'],
    [value({ value: 160 }), 'within'],
    [value({ value: 109.9 }), 'low'],
    [value({ value: 160.1 }), 'high'],
    [value({ low: null }), 'within'],
    [value({ value: 200, low: null }), 'high'],
    [value({ value: 5, high: null }), 'low'],
    [value({ low: null, high: null }), null],
    [value({ value: '阴性' }), null],
  ] as const)('%#', (written, mark) => {
    expect(rangeMark(written)).toBe(mark)
  })

  it('is said with its unit and its paper’s range', () => {
    expect([valueInWords(value()), valueInWords(value({ value: '阴性', unit: '' }))]).toEqual([
      '118 g/L',
      '阴性',
    ])
    expect([
      rangeInWords(value()),
      rangeInWords(value({ high: null })),
      rangeInWords(value({ low: null })),
      rangeInWords(value({ low: null, high: null })),
    ]).toEqual(['110–160', '≥ 110', '≤ 160', null])
  })
})

describe('a report in a line', () => {
  it('names what lies outside first', () => {
    const values = [value(), value({ name: '血小板', value: 90, unit: '10⁹/L', low: 100, high: 300 })]
    expect(resultInBrief(result(values))).toBe('血小板 90 10⁹/L · 血红蛋白 118 g/L')
  })

  it('is the conclusion where there is one, else what was seen', () => {
    expect(resultInBrief(result([value()], '轻度贫血'))).toBe('轻度贫血')
    expect(resultInBrief(result([], '', '双肺纹理清'))).toBe('双肺纹理清')
  })
})
