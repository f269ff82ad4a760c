import { expect, it } from 'vitest'
import { needsDoctor, releaseAt } from './release'
import type { ReportValue } from './report-result'

const NOW = new Date('2026-11-22T08:40:00+08:00')
const word = (value: string): ReportValue => ({ name: '病毒抗体', value, unit: '', low: null, high: null })
const figure = (value: number, high: number | null): ReportValue => ({ ...word(''), value, low: null, high })

function report(
  values: readonly ReportValue[],
  more: Partial<Parameters<typeof needsDoctor>[0]> & { findings?: string; conclusion?: string } = {},
) {
  const { findings = '', conclusion = '', ...rest } = more
  const result = { values: [...values], findings, conclusion }
  return { kind: 'laboratory' as const, result, isRestricted: false, tellFirst: false, ...rest }
}

it.each([
  ['阴性', false],
  ['未检出', false],
  ['正常', false],
  ['（－）', false],
  ['阳性', true],
  ['弱阳性', true],
  ['±', true],
  ['+', true],
  ['待查', true],
  ['不正常', true],
  ['>200', true],
])('a value in words is held back unless all is in order: %s', (value, isHeld) => {
  expect(needsDoctor(report([figure(3, 10), word(value)]))).toBe(isHeld)
})

it.each([
  ['every figure in its range', report([figure(3, 10)]), false],
  ['a figure outside its range', report([figure(30, 10)]), true],
  ['a figure without a range', report([figure(30, null)]), true],
  ['a conclusion that says nothing new', report([figure(3, 10)], { conclusion: '未见明显异常。' }), false],
  ['a conclusion in words', report([figure(3, 10)], { conclusion: '建议复查' }), true],
  ['findings in words', report([], { findings: '左肺可见结节' }), true],
  ['a picture', report([], { kind: 'imaging', conclusion: '未见异常' }), true],
  ['what is restricted', report([word('阴性')], { isRestricted: true }), true],
  ['what the doctor wants to tell', report([figure(3, 10)], { tellFirst: true }), true],
])('a report of %s', (_, written, isHeld) => {
  expect(needsDoctor(written)).toBe(isHeld)
  const hours = { holdHours: 72, now: NOW }
  expect(releaseAt(written, hours)).toEqual(isHeld ? new Date('2026-11-25T08:40:00+08:00') : NOW)
})
