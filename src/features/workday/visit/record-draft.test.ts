import { describe, expect, test } from 'vitest'
import { findingsAt } from '#domain/visit/findings-at'
import { prefilledRecord } from '#domain/visit/prefill-record'
import {
  missingInRecord,
  recordOf,
  startingDraft,
  temperatureFault,
  toggled,
  weightFault,
} from './record-draft'

const draft = { ...startingDraft(prefilledRecord('发热、咳嗽')), diagnoses: ['J06.900'] }

describe('a record while it is written', () => {
  test('a normal visit needs one tap: the diagnosis', () => {
    expect(missingInRecord(startingDraft(prefilledRecord('发热')))).toBe('还差诊断，点一个')
    expect(missingInRecord(draft)).toBeUndefined()
    expect(recordOf(draft, findingsAt(14))).toEqual({
      complaints: ['发热', '咳嗽'],
      temperatureTenths: null,
      weightGrams: null,
      abnormal: [],
      diagnoses: ['J06.900'],
      words: '',
      next: { kind: 'home', days: 3 },
    })
  })

  test('everything that can be changed arrives', () => {
    const whole = {
      ...draft,
      complaints: toggled(draft.complaints, '发热'),
      temperature: '38.6',
      weight: ' 9.2 ',
      abnormal: ['throat'] as const,
      words: '多喝水',
      step: 'return' as const,
      returnOn: '2026-12-01',
    }
    expect(recordOf(whole, findingsAt(14))).toMatchObject({
      complaints: ['咳嗽'],
      temperatureTenths: 386,
      weightGrams: 9200,
      abnormal: ['throat'],
      words: '多喝水',
      next: { kind: 'return', on: '2026-12-01' },
    })
  })

  test.each([
    ['a temperature that is none', { temperature: '3 8' }, '体温要改一下'],
    ['a temperature of nobody', { temperature: '386' }, '体温要改一下'],
    ['a weight that is none', { weight: '9..2' }, '体重要改一下'],
    ['a return without a day', { step: 'return' }, '哪天来复诊，选一下'],
  ] as const)('says what is missing: %s', (_, change, words) => {
    expect(missingInRecord({ ...draft, ...change })).toBe(words)
  })

  test('says beside the field what is no figure', () => {
    expect(weightFault({ ...draft, weight: '9..2' })).toContain('9.2')
    expect(weightFault({ ...draft, weight: '9.2' })).toBeUndefined()
    expect(weightFault({ ...draft, weight: '' })).toBeUndefined()
    expect(temperatureFault({ ...draft, temperature: '386' })).toContain('38.6')
  })
})
