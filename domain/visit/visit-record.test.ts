import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { refuseRecord, type VisitRecord, visitRecordShape } from './visit-record'

const TODAY = localDate('2026-11-22')
const RECORD: VisitRecord = {
  complaints: ['发热'],
  temperatureTenths: 386,
  weightGrams: 9200,
  abnormal: ['throat'],
  diagnoses: ['J06.900'],
  words: '多喝水',
  next: { kind: 'home', days: 3 },
}

describe('a record that is kept', () => {
  it.each<[string, Partial<VisitRecord>]>([
    ['as it is', {}],
    ['with five diagnoses', { diagnoses: ['J06.900', 'R50.900', 'R05.x00', 'R21', 'R11'] }],
    ['with a return tomorrow', { next: { kind: 'return', on: localDate('2026-11-23') } }],
    ['with a return in ninety days', { next: { kind: 'return', on: localDate('2027-02-20') } }],
  ])('%s', (_, change) => {
    const record = { ...RECORD, ...change }
    expect(visitRecordShape.parse(record)).toEqual(record)
    expect(refuseRecord(record, TODAY)).toBeNull()
  })
})

describe('a record that is not finished', () => {
  it.each<[string, Partial<VisitRecord>, string]>([
    ['no diagnosis', { diagnoses: [] }, 'diagnoses'],
    ['a code that nobody knows', { diagnoses: ['J06.900', 'X99.999'] }, 'diagnoses'],
    ['the same diagnosis twice', { diagnoses: ['J06.900', 'J06.900'] }, 'twice'],
    ['the same finding twice', { abnormal: ['skin', 'skin'] }, 'twice'],
    ['a return today', { next: { kind: 'return', on: TODAY } }, 'next'],
    ['a return in ninety-one days', { next: { kind: 'return', on: localDate('2027-02-21') } }, 'next'],
  ])('%s', (_, change, field) => {
    expect(refuseRecord({ ...RECORD, ...change }, TODAY)).toEqual({
      code: 'visit_record_incomplete',
      facts: { field },
    })
  })
})

describe('what is no record at all', () => {
  it.each<[string, object]>([
    ['a temperature of 29.9 ℃', { temperatureTenths: 299 }],
    ['a temperature of 45.1 ℃', { temperatureTenths: 451 }],
    ['half a tenth', { temperatureTenths: 386.5 }],
    ['a weight of 499 g', { weightGrams: 499 }],
    ['six diagnoses', { diagnoses: ['J06.900', 'R50.900', 'R05.x00', 'R21', 'R11', 'R10.400'] }],
    ['a finding that is not examined', { abnormal: ['mood'] }],
    ['control codes in the words', { words: 'a\u0000b' }],
    ['501 characters', { words: '水'.repeat(501) }],
    ['no day at home', { next: { kind: 'home', days: 0 } }],
    ['a day that does not exist', { next: { kind: 'return', on: '2027-02-29' } }],
    ['a field of its own', { prescription: '布洛芬' }],
  ])('%s', (_, change) => {
    expect(visitRecordShape.safeParse({ ...RECORD, ...change }).success).toBe(false)
  })
})
