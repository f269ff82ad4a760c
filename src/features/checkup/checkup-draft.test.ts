import { describe, expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import {
  type CheckupDraft,
  checkupRecordOf,
  faultsOf,
  measuresOf,
  missingInCheckup,
  startingCheckup,
  withOccasion,
} from './checkup-draft'

const DAY = localDate('2026-11-22')
const AT = { ageMonths: 14, doneOn: DAY }
const ROW = {
  visitNo: 6,
  nameZh: '12 月龄体检',
  items: ['growth', 'blood', 'feeding', 'warning-signs'],
  signs: ['叫名无反应', '不会扶物站'],
} as const
const start = startingCheckup(6, { feeding: 'mixed' })
const draft = (part: Partial<CheckupDraft>): CheckupDraft => ({ ...start, ...part })

describe('a check-up under the pen', () => {
  it('can be saved before the first tap: all done, all well, fed as last time', () => {
    expect(missingInCheckup(start, ROW)).toBeUndefined()
    expect(checkupRecordOf(start, ROW, AT)).toEqual({
      looked: ['feeding', 'growth', 'warning-signs', 'blood'],
      abnormal: [],
      warningSigns: [],
      feeding: 'mixed',
      haemoglobin: null,
      words: '',
      recheckOn: null,
    })
    expect(measuresOf(start, 14)).toBeNull()
  })

  it('turns what was typed into grams, millimetres and a day', () => {
    const typed = draft({ weight: '9.2', stature: '76.6', head: '45.6', haemoglobin: '118', recheckDays: 30 })
    expect(measuresOf(typed, 14)).toEqual({
      weightGrams: 9_200,
      statureMillimetres: 766,
      headMillimetres: 456,
      statureAs: 'length',
    })
    expect(measuresOf(typed, 24)?.statureAs).toBe('height')
    expect(measuresOf(draft({ weight: '9.2' }), 14)?.statureAs).toBeNull()
    expect(checkupRecordOf(typed, ROW, AT)).toMatchObject({ haemoglobin: 118, recheckOn: '2026-12-22' })
  })

  it('keeps only what belongs to the occasion and to what was done', () => {
    const record = checkupRecordOf(
      draft({
        leftOut: ['blood', 'feeding'],
        haemoglobin: '118',
        abnormal: ['teeth', 'umbilicus'],
        warningSigns: ['不会扶物站', '不会跑'],
      }),
      ROW,
      AT,
    )
    expect(record).toMatchObject({
      looked: ['growth', 'warning-signs'],
      haemoglobin: null,
      feeding: null,
      abnormal: ['teeth'],
      warningSigns: ['不会扶物站'],
    })
    expect(withOccasion(7)).toEqual({ visitNo: 7, warningSigns: [], leftOut: [] })
  })

  it.each([
    [{ weight: '九' }, '体重要改一下'],
    [{ weight: '900' }, '体重要改一下'],
    [{ stature: '7.66' }, '身长要改一下'],
    [{ head: '456' }, '头围要改一下'],
    [{ haemoglobin: '0' }, '血红蛋白要改一下'],
    [{ leftOut: [...ROW.items] }, '至少做了一项'],
  ])('%j → %s', (part, words) => {
    expect(missingInCheckup(draft(part), ROW)).toBe(words)
  })

  it('says beside the field what is no figure', () => {
    expect(faultsOf(draft({ weight: '9..2' })).weight).toContain('9.2')
    expect(faultsOf(draft({ weight: '9.2' })).weight).toBeUndefined()
  })
})
