import { expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { recordInWords } from './record-in-words'
import type { VisitRecord } from './visit-record'

const RECORD: VisitRecord = {
  complaints: ['发热', '咳嗽'],
  temperatureTenths: 386,
  weightGrams: 9200,
  abnormal: ['throat'],
  diagnoses: ['J06.900', 'R50.900'],
  words: '多喝水',
  next: { kind: 'return', on: localDate('2026-11-25') },
}
const words = (record: VisitRecord) =>
  recordInWords(record, localDate('2026-11-22')).map(({ nameZh, valueZh }) => `${nameZh}：${valueZh}`)

it('reads as a family reads: no code, what was seen, what happens next', () => {
  expect(words(RECORD)).toEqual([
    '为什么来：发热、咳嗽',
    '量了：体温 38.6 ℃，体重 9.2 kg',
    '医生看到：咽红，其余都好',
    '诊断：急性上呼吸道感染、发热',
    '医生说：多喝水',
    '接下来：11月25日 周三来复诊。加重了随时来，很急打 120。',
  ])
})

it('says nothing of what was not asked, measured or said', () => {
  const short: VisitRecord = {
    ...RECORD,
    complaints: [],
    temperatureTenths: null,
    weightGrams: null,
    abnormal: [],
    diagnoses: ['Z00.1'],
    words: '',
    next: { kind: 'home', days: 3 },
  }
  expect(words(short)).toEqual([
    '医生看到：查的几项都好',
    '诊断：儿童常规健康检查',
    '接下来：在家观察 3 天。加重了随时来，很急打 120。',
  ])
})
