import { expect, it } from 'vitest'
import { ruleLines } from './rule-lines'

const rules = {
  windowDays: 14,
  releaseAt: '07:00',
  signedFamilyEveAt: '20:00',
  sameDayFrom: '07:00',
  leadMinutes: 15,
  holdMinutes: 5,
  perDay: 2,
  open: 3,
  freeCancelDaysBefore: 1,
  freeCancelUntil: '24:00',
  noShows: 3,
  windowMonths: 3,
  banDays: 90,
  lateCancelsPerNoShow: 2,
}

it('says the values that the server decides by', () => {
  expect(ruleLines(rules)).toEqual([
    '提前 14 天放号，每天 07:00 放；当天剩下的号 07:00 起能约，开始前 15 分钟截止。',
    '和这家机构的团队签约的，放号前一天 20:00 就能约。',
    '锁定以后给你留 5 分钟。',
    '一个人一天最多 2 个号，手上最多 3 个没看的号。',
    '前一天 24:00 前取消不算爽约；再晚取消，2 次算一次爽约。',
    '3 个月里爽约满 3 次，这个人停网上约号 90 天，家里别人照常约。',
  ])
})

it('says that booking ends with the beginning where there is no time before', () => {
  expect(ruleLines({ ...rules, leadMinutes: 0 })[0]).toContain('07:00 起能约，开始就不能再约。')
})

it.each([
  [0, '12:00', '就诊当天 12:00 前取消不算爽约；再晚取消，2 次算一次爽约。'],
  [2, '17:00', '提前 2 天的 17:00 前取消不算爽约；再晚取消，2 次算一次爽约。'],
])('names the deadline %i days before at %s', (freeCancelDaysBefore, freeCancelUntil, sentence) => {
  expect(ruleLines({ ...rules, freeCancelDaysBefore, freeCancelUntil })[4]).toBe(sentence)
})
