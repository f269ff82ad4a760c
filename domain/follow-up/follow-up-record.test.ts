import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { FOLLOW_UP_FORM_CODES, formFor, itemsOfForm } from './follow-up-form'
import { followUpInBrief, followUpInWords, followUpTitle } from './follow-up-in-words'
import { type FollowUpRecord, followUpRecordShape, normalRecord, refuseFollowUp } from './follow-up-record'
import { topicsFor } from './guidance-topic'
import { DEFAULT_RISK_RULES, dangersIn, isHighRisk, riskLimits } from './high-risk'

const doneOn = localDate('2026-11-22')
const done = { doneOn, outcome: 'done', isMeasured: false } as const
const normal = normalRecord('child', ['sleep'])

describe('a follow-up', () => {
  it.each(FOLLOW_UP_FORM_CODES)('of %s is saved by one tap', (form) => {
    const record = normalRecord(form, [])
    expect(followUpRecordShape.parse(record)).toEqual(record)
    expect(refuseFollowUp(record, done)).toBeNull()
    const codes = itemsOfForm(form).map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
  })

  it.each<[string, Partial<FollowUpRecord>, string]>([
    ['something that the form does not ask', { abnormal: [{ code: 'feet', words: '' }] }, 'abnormal'],
    [
      'one thing twice',
      {
        abnormal: [
          { code: 'diet', words: '' },
          { code: 'diet', words: '挑食' },
        ],
      },
      'abnormal',
    ],
    ['one topic twice', { topics: ['sleep', 'sleep'] }, 'topics'],
    ['a next one today', { nextOn: doneOn }, 'nextOn'],
    ['a next one in more than a year', { nextOn: localDate('2027-11-23') }, 'nextOn'],
  ])('is not kept with %s', (_, part, field) => {
    expect(refuseFollowUp({ ...normal, ...part }, done)).toEqual({
      code: 'follow_up_incomplete',
      facts: { field },
    })
  })

  it('E2 33: found nobody and so asked nothing', () => {
    const nobody = { doneOn, outcome: 'not-at-home', isMeasured: false } as const
    expect(refuseFollowUp(normalRecord('child', []), nobody)).toBeNull()
    expect(refuseFollowUp(normal, nobody)?.facts).toEqual({ field: 'outcome' })
    expect(refuseFollowUp(normalRecord('child', []), { ...nobody, isMeasured: true })?.facts).toEqual({
      field: 'outcome',
    })
  })
})

describe('the form that is ready', () => {
  it.each([
    [
      'by the promised service',
      { itemCode: 'diabetes-follow-up', ageDays: 20_000, groups: ['hypertension'] },
      'diabetes',
    ],
    ['of a newborn', { itemCode: 'home-visit', ageDays: 28, groups: ['child-0-6'] }, 'newborn'],
    ['of a child', { itemCode: null, ageDays: 29, groups: ['child-0-6'] }, 'child'],
    [
      'of an elder with high blood pressure',
      { itemCode: null, ageDays: 26_000, groups: ['elderly-65', 'hypertension'] },
      'hypertension',
    ],
    ['of anybody else', { itemCode: null, ageDays: 12_000, groups: ['disabled'] }, 'general'],
  ])('%s', (_, known, form) => expect(formFor(known)).toBe(form))

  it('has the topic of the service', () => {
    expect(topicsFor('feeding-guidance')).toEqual(['feeding'])
    expect(topicsFor(null)).toEqual([])
  })
})

describe('high risk', () => {
  const limits = riskLimits(DEFAULT_RISK_RULES, doneOn)
  const figures = { systolic: null, diastolic: null, glucoseTenths: null }
  it.each([
    [179, 109, 40, false],
    [180, 80, null, true],
    [120, 110, null, true],
    [120, 80, 167, true],
    [120, 80, 166, false],
    [120, 80, 39, true],
    [null, null, null, false],
  ])('%s/%s and glucose %s: %s', (systolic, diastolic, glucoseTenths, expected) => {
    expect(isHighRisk(normalRecord('diabetes', []), { systolic, diastolic, glucoseTenths }, limits)).toBe(
      expected,
    )
  })

  it('says what it is: the figures first, then the signs', () => {
    const record = { ...normalRecord('hypertension', []), abnormal: [{ code: 'symptoms', words: '' }] }
    const high = { systolic: 192, diastolic: 112, glucoseTenths: 172 }
    expect(dangersIn(record, high, limits)).toEqual(['血压 192/112', '血糖 17.2', '头痛头晕、胸闷（不正常）'])
  })

  it('is a sign of danger, and no other finding', () => {
    const found = (code: string) => ({ ...normalRecord('newborn', []), abnormal: [{ code, words: '' }] })
    expect(isHighRisk(found('jaundice'), figures, limits)).toBe(true)
    expect(isHighRisk(found('stool'), figures, limits)).toBe(false)
  })
})

describe('a follow-up in words', () => {
  it('says what was heard and talked about', () => {
    const record = {
      ...normal,
      abnormal: [{ code: 'diet', words: '挑食' }],
      words: '多换花样',
      nextOn: localDate('2026-12-01'),
    }
    expect(followUpInBrief(record, 'done')).toBe('吃饭要留意，讲了睡眠')
    expect(followUpInBrief(normalRecord('elder', []), 'done')).toBe('问的都好')
    expect(followUpInWords(record, 'done', doneOn)).toEqual([
      { nameZh: '精神', valueZh: '精神好' },
      { nameZh: '吃饭', valueZh: '挑食' },
      { nameZh: '睡觉', valueZh: '睡得好' },
      { nameZh: '大小便', valueZh: '正常' },
      { nameZh: '发育', valueZh: '跟得上月龄' },
      { nameZh: '和谁说的', valueZh: '家里人' },
      { nameZh: '讲了', valueZh: '睡眠' },
      { nameZh: '团队说', valueZh: '多换花样' },
      { nameZh: '下次', valueZh: '12月1日' },
    ])
  })

  it('E2 33: says that nobody was at home', () => {
    const nobody = normalRecord('child', [])
    expect(followUpTitle('home-visit', 'not-at-home')).toBe('上门随访（家里没人）')
    expect(followUpInBrief(nobody, 'not-at-home')).toBe('这次没做成，不算一次')
    expect(followUpInWords({ ...nobody, words: '敲了两次门' }, 'not-at-home', doneOn)).toEqual([
      { nameZh: '情况', valueZh: '敲了两次门' },
    ])
    expect(followUpTitle('phone', 'done')).toBe('电话随访')
  })
})
