import { describe, expect, it } from 'vitest'
import { SERVICES } from '../kernel/healthcare-service'
import { localDate } from '../kernel/time'
import { COMPLAINTS } from './complaint'
import { likelyDiagnoses, prefilledRecord } from './prefill-record'
import { refuseRecord } from './visit-record'

describe('a record before the doctor has touched it', () => {
  it('says what the family said and that everything else is normal', () => {
    expect(prefilledRecord('发热、咳嗽；预约的家长带来')).toEqual({
      complaints: ['发热', '咳嗽'],
      temperatureTenths: null,
      weightGrams: null,
      abnormal: [],
      diagnoses: [],
      words: '',
      next: { kind: 'home', days: 3 },
    })
  })

  it.each([
    ['烧到38.6度', 386],
    ['39℃', 390],
    ['最高 40.1', 401],
    ['发热 3 天，138.6', null],
    ['吃了 38 毫升', null],
    [null, null],
  ])('reads the temperature of %s', (reason, tenths) => {
    expect(prefilledRecord(reason).temperatureTenths).toBe(tenths)
  })

  it('needs one tap more: a diagnosis, which nobody writes for the doctor', () => {
    const record = prefilledRecord('咳嗽')
    const today = localDate('2026-11-22')
    expect(refuseRecord(record, today)?.code).toBe('visit_record_incomplete')
    expect(refuseRecord({ ...record, diagnoses: ['J06.900'] }, today)).toBeNull()
  })
})

describe('diagnoses within one tap', () => {
  it.each(SERVICES)('are offered without a complaint, too: %s', (service) => {
    expect(likelyDiagnoses([], service).length).toBeGreaterThanOrEqual(3)
  })

  it.each(COMPLAINTS)('are known and offered once each for %s', (complaint) => {
    const codes = likelyDiagnoses([complaint], 'sick-visit').map(({ code }) => code)
    expect(codes).toHaveLength(4)
    expect(new Set(codes).size).toBe(4)
  })

  it('begin with what explains several complaints at once', () => {
    expect(likelyDiagnoses(['流鼻涕', '咳嗽'], 'sick-visit')[0]?.code).toBe('J06.900')
  })
})
