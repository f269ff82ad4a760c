import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, localDate } from '../kernel/time'
import type { ReportValue } from './report-result'
import { trendOf } from './trend'

const value = (name: string, figure: number | string, unit: string): ReportValue => ({
  name,
  value: figure,
  unit,
  low: null,
  high: null,
})
const on = localDate

describe('the trend of a value', () => {
  it('stands in the order of the days, whatever the order of the reports', () => {
    const [line] = trendOf([
      { id: 'b', on: on('2026-11-01'), values: [value('血红蛋白', 118, 'g/L')] },
      { id: 'a', on: on('2026-05-01'), values: [value('血红蛋白', 105, 'g/L')] },
    ])
    expect(line?.points.map(({ value: figure }) => figure)).toEqual([105, 118])
  })

  it('never mixes units, and knows one unit by its spellings', () => {
    const lines = trendOf([
      {
        id: 'a',
        on: on('2026-01-01'),
        values: [value('葡萄糖', 5.6, 'mmol/L'), value('白细胞', 8, '10^9/L')],
      },
      {
        id: 'b',
        on: on('2026-02-01'),
        values: [value('葡萄糖', 101, 'mg/dL'), value('白细胞', 9, '×10⁹/L')],
      },
    ])
    expect(lines.map(({ name, unit, points }) => [name, unit, points.length])).toEqual([
      ['白细胞', '10^9/L', 2],
      ['葡萄糖', 'mmol/L', 1],
      ['葡萄糖', 'mg/dL', 1],
    ])
  })

  it('leaves words out', () => {
    expect(trendOf([{ id: 'a', on: on('2026-01-01'), values: [value('尿蛋白', '阴性', '')] }])).toEqual([])
  })

  it('loses no figure and orders every line', () => {
    const report = fc.record({
      id: fc.uuid(),
      on: fc.integer({ min: 0, max: 400 }).map((days) => addDays(on('2026-01-01'), days)),
      values: fc.array(
        fc
          .record({
            name: fc.constantFrom('甲', '乙'),
            value: fc.integer({ min: 0, max: 9 }),
            unit: fc.constantFrom('g/L', 'mg/dL'),
          })
          .map((each) => ({ ...each, low: null, high: null })),
        { maxLength: 4 },
      ),
    })
    fc.assert(
      fc.property(fc.array(report, { maxLength: 8 }), (reports) => {
        const lines = trendOf(reports)
        const figures = reports.flatMap(({ values }) => values).length
        expect(lines.flatMap(({ points }) => points)).toHaveLength(figures)
        for (const { points } of lines) {
          const days = points.map((point) => point.on)
          expect(days).toEqual([...days].sort())
        }
      }),
    )
  })
})
