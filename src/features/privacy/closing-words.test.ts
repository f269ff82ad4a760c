import { expect, it } from 'vitest'
import { CLOSING_BLOCKER_KINDS } from '#domain/account/closing'
import { BLOCKER_WORDS, keptInWords } from './closing-words'

it('says of everything in the way what to do about it', () => {
  for (const kind of CLOSING_BLOCKER_KINDS) {
    const { title, todo } = BLOCKER_WORDS[kind](2)
    expect([title, todo]).not.toContain('')
  }
  expect(BLOCKER_WORDS['open-appointments'](2).title).toBe('还有 2 个预约')
})

it('says what stays, whose and how long', () => {
  expect(keptInWords({ kind: 'visit-records', count: 3, months: 180 }, '小禾')).toBe(
    '小禾的 3 次就诊记录，留在机构至少 15 年。和你的微信、手机号不再相连。',
  )
  expect(keptInWords({ kind: 'access-log', count: null, months: 6 }, null)).toContain('6 个月')
})
