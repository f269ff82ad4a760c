import { describe, expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { reportResultShape } from '#domain/report/report-result'
import {
  missingInReport,
  ofItem,
  type ReportDraft,
  resultOf,
  startingReport,
  valueFault,
} from './report-draft'

const draft = (wish: Partial<ReportDraft> = {}): ReportDraft => ({
  ...startingReport('blood-routine', localDate('2026-11-22')),
  ...wish,
})
const line = (value: string, low = '', high = '') => ({ name: '血红蛋白', value, unit: 'g/L', low, high })

describe('a report as it is typed', () => {
  it('starts with the usual values of its item, all empty', () => {
    expect(draft().values.map(({ name }) => name)).toContain('血红蛋白')
    expect(missingInReport(draft())).toBe('填一个数值，或写结论')
    expect(missingInReport(draft({ conclusion: '双肺清' }))).toBeUndefined()
  })

  it('takes what was said along when another item is chosen, not its figures', () => {
    const before = draft({ values: [line('118')], conclusion: '双肺清', repeatReason: 'other-need' })
    const after = ofItem(before, 'chest-x-ray')
    expect(after).toMatchObject({ itemCode: 'chest-x-ray', conclusion: '双肺清', repeatReason: null })
    expect(after.values.map(({ value }) => value)).not.toContain('118')
  })

  it.each([
    [line('118', '110', '160'), undefined],
    [line('阴性'), undefined],
    [line(''), undefined],
    [line('118', '一百'), '参考范围写数字，没有就空着'],
    [line('118', '160', '110'), '参考范围的下限比上限大，核对一下'],
  ])('%j: %s', (typed, fault) => {
    expect(valueFault(typed)).toBe(fault)
  })

  it('keeps figures as figures, words as words, and leaves out what was not measured', () => {
    const result = resultOf(draft({ values: [line(' 118 ', '110', ''), line('阴性'), line('')] }))
    expect(result.values).toEqual([
      { name: '血红蛋白', value: 118, unit: 'g/L', low: 110, high: null },
      { name: '血红蛋白', value: '阴性', unit: 'g/L', low: null, high: null },
    ])
    expect(reportResultShape.safeParse(result).success).toBe(true)
  })
})
