import { expect, it } from 'vitest'
import { normalRecord } from '#domain/follow-up/follow-up-record'
import { DEFAULT_RISK_RULES, riskLimits } from '#domain/follow-up/high-risk'
import { localDate } from '#domain/kernel/time'
import {
  type FollowUpDraft,
  faultsOf,
  followUpOf,
  missingInFollowUp,
  startingFollowUp,
  warnsOf,
} from './follow-up-draft'
import { lastMeasuredInWords } from './follow-up-words'

const TODAY = localDate('2026-11-22')
const PREPARED = {
  taskId: 'task',
  way: 'phone',
  doneOn: TODAY,
  record: normalRecord('diabetes', ['diet']),
  riskLimits: riskLimits(DEFAULT_RISK_RULES, TODAY),
  lastGrowth: null,
  lastVitals: null,
} as const
const EMPTY = startingFollowUp(PREPARED)
const typed = (part: Partial<FollowUpDraft>) => ({ ...EMPTY, ...part })

it('is a whole record before anything is tapped', () => {
  expect(missingInFollowUp(EMPTY, [])).toBeUndefined()
  expect(followUpOf(EMPTY)).toEqual({
    way: 'phone',
    doneOn: TODAY,
    outcome: 'done',
    record: PREPARED.record,
    taskId: 'task',
  })
})

it('reads a pressure and a glucose', () => {
  const draft = typed({ systolic: '138', diastolic: '86', glucose: '6.1', glucoseWhen: 'fasting' })
  const { measured } = followUpOf(draft)
  expect(measured?.vitals).toEqual({
    systolic: 138,
    diastolic: 86,
    glucoseTenths: 61,
    glucoseWhen: 'fasting',
  })
  expect(measured && lastMeasuredInWords(measured)).toBe('血压 138/86，空腹血糖 6.1')
})

it.each<[Partial<FollowUpDraft>, string]>([
  [{ systolic: '138' }, '血压要改一下'],
  [{ systolic: '86', diastolic: '138' }, '血压要改一下'],
  [{ systolic: '13', diastolic: '8' }, '血压要改一下'],
  [{ glucose: '61' }, '血糖要改一下'],
  [{ weight: '0.1' }, '体重要改一下'],
  [{ stature: '7' }, '身长要改一下'],
])('of %o says %s', (part, words) => {
  expect(missingInFollowUp(typed(part), [])).toBe(words)
  expect(Object.values(faultsOf(typed(part))).some((fault) => fault !== undefined)).toBe(true)
})

it('E2 33: of nobody at home keeps the words and asks nothing', () => {
  const draft = typed({
    outcome: 'not-at-home',
    systolic: '13',
    record: { ...EMPTY.record, abnormal: [{ code: 'feet', words: '' }], words: '敲了两次门' },
  })
  expect(missingInFollowUp(draft, [])).toBeUndefined()
  expect(followUpOf(draft)).toEqual({
    way: 'phone',
    doneOn: TODAY,
    outcome: 'not-at-home',
    record: { ...EMPTY.record, abnormal: [], topics: [], words: '敲了两次门' },
  })
})

it('warns while it is written', () => {
  expect(warnsOf(EMPTY, PREPARED)).toBe(false)
  expect(warnsOf(typed({ systolic: '182', diastolic: '90' }), PREPARED)).toBe(true)
  expect(
    warnsOf(typed({ record: { ...EMPTY.record, abnormal: [{ code: 'low-sugar', words: '' }] } }), PREPARED),
  ).toBe(true)
})

it.each<[string, Partial<FollowUpDraft>, string | undefined]>([
  ['elderly-checkup', {}, '老年人体检要当面做'],
  ['elderly-checkup', { way: 'clinic' }, undefined],
  ['home-visit', {}, '上门随访要上门才算'],
  ['phone-follow-up', { way: 'message' }, '电话随访要打电话才算'],
  ['growth-evaluation', { way: 'clinic' }, '生长评估要量体重身长'],
  ['growth-evaluation', { way: 'clinic', weight: '9.3' }, undefined],
  ['feeding-guidance', { way: 'message' }, undefined],
])('E2 32: as %s with %o says %s', (itemCode, part, words) => {
  const task = { taskId: 'task', itemCode, nameZh: '', opensOn: TODAY, dueOn: TODAY }
  expect(missingInFollowUp(typed(part), [task])).toBe(words)
})
