import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { checkupFindingsAt } from './checkup-finding'
import { checkupInWords } from './checkup-in-words'
import { type CheckupRecord, checkupRecordShape, prefilledCheckup, refuseCheckup } from './checkup-record'
import { feedingsAt } from './feeding'

const DAY = localDate('2026-11-22')
const SIGNS = ['叫名无反应', '不会扶物站']
const fine: CheckupRecord = prefilledCheckup(['growth', 'eye', 'warning-signs'], { feeding: 'mixed' })

describe('what can be kept of a check-up', () => {
  it('is whole before anybody has touched it', () => {
    expect(refuseCheckup(fine, { signs: SIGNS, doneOn: DAY })).toBeNull()
    expect(checkupRecordShape.parse(fine)).toEqual(fine)
  })

  it.each([
    ['nothing done', { looked: [] }, 'looked'],
    ['an item twice', { looked: ['eye', 'eye'] }, 'twice'],
    ['a finding twice', { abnormal: ['skin', 'skin'] }, 'twice'],
    ['a sign of another age', { warningSigns: ['不会跑'] }, 'warningSigns'],
    ['a second look on the same day', { recheckOn: DAY }, 'recheckOn'],
    ['a second look in half a year and a day', { recheckOn: localDate('2027-05-22') }, 'recheckOn'],
  ] as const)('refuses %s', (_, part, field) => {
    const record = { ...fine, ...part } as CheckupRecord
    expect(refuseCheckup(record, { signs: SIGNS, doneOn: DAY })).toMatchObject({
      code: 'checkup_record_incomplete',
      facts: { field },
    })
  })

  it.each([
    ['haemoglobin of no living child', { haemoglobin: 5 }],
    ['a finding nobody knows', { abnormal: ['tail'] }],
    ['control codes in the words', { words: 'a\u0000b' }],
    ['a day that does not exist', { recheckOn: '2027-02-29' }],
    ['a field nobody asked for', { mood: 'good' }],
  ])('does not read %s', (_, part) => {
    expect(checkupRecordShape.safeParse({ ...fine, ...part }).success).toBe(false)
  })
})

describe('what is looked at and eaten at an age', () => {
  it('is what that age has', () => {
    expect(checkupFindingsAt(0)).toEqual(expect.arrayContaining(['umbilicus', 'hip', 'fontanelle']))
    expect(checkupFindingsAt(0)).not.toContain('teeth')
    expect(checkupFindingsAt(6)).toContain('hip')
    expect(checkupFindingsAt(7)).not.toContain('hip')
    expect(checkupFindingsAt(18)).not.toContain('fontanelle')
    expect(checkupFindingsAt(48)).toEqual(expect.arrayContaining(['teeth', 'heart-lungs']))
    expect(feedingsAt(11)).not.toContain('family-food')
    expect(feedingsAt(12)).toContain('family-food')
  })
})

describe('a check-up in the words of a family', () => {
  const words = (
    part: Partial<CheckupRecord>,
    measures: Parameters<typeof checkupInWords>[1]['measures'] = null,
  ) =>
    Object.fromEntries(
      checkupInWords({ ...fine, ...part }, { measures, signs: SIGNS, doneOn: DAY }).map(
        ({ nameZh, valueZh }) => [nameZh, valueZh],
      ),
    )

  it('says what was measured, done, seen and asked, and when to come again', () => {
    expect(words({}, { weightGrams: 9200, statureMillimetres: 766, headMillimetres: null })).toEqual({
      量了: '身长 76.6 cm，体重 9.2 kg',
      做了: '身长体重、眼保健、预警征象',
      医生看到: '查的几项都好',
      发育: '问了 2 件这个年龄该会的事，都会',
      吃什么: '母乳和奶粉',
      接下来: '到下一次体检再来。',
    })
  })

  it('calls it 身高 once the child stands', () => {
    const measures = {
      weightGrams: null,
      statureMillimetres: 1_046,
      statureAs: 'height',
      headMillimetres: null,
    } as const
    expect(words({}, measures).量了).toBe('身高 104.6 cm')
  })

  it('frightens nobody with a sign, and calls nothing abnormal', () => {
    const told = words({
      warningSigns: ['不会扶物站'],
      abnormal: ['teeth'],
      recheckOn: localDate('2027-01-05'),
    })
    expect(told.发育).toContain('不等于有病')
    expect(told.医生看到).toBe('有龋齿，其余都好')
    expect(told.接下来).toBe('2027年1月5日再来看一次。')
    expect(JSON.stringify(told)).not.toMatch(/异常|不正常/)
  })

  it('says nothing of what was not asked', () => {
    expect(words({ looked: ['growth'], feeding: null })).not.toHaveProperty('发育')
  })
})
