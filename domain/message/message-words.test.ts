import { expect, test } from 'vitest'
import { localDate } from '../kernel/time'
import { MESSAGE_KINDS } from './message-kind'
import { messageWords } from './message-words'

const today = localDate('2026-11-24')
const facts = {
  start: '2026-11-25T08:20:00+08:00',
  organizationName: '城东社区（示例）',
  room: '2 号诊室',
  number: 3,
}
const words = (kind: (typeof MESSAGE_KINDS)[number], name: string | null, visit: object = facts) =>
  messageWords({ kind, facts: { ...visit } }, name, today)

test.each([
  ['appointment-booked', '小禾的号约好了', '明天 08:20，城东社区（示例），2 号诊室，第 3 号。'],
  [
    'appointment-reminder',
    '明天 08:20 看诊',
    '小禾的号。城东社区（示例），2 号诊室，第 3 号。出门带上户口簿或身份证。',
  ],
  [
    'check-in-open',
    '小禾的号可以报到了',
    '08:20 开始。城东社区（示例），2 号诊室，第 3 号。到了就在前台报到。',
  ],
  [
    'appointment-suspended',
    '医生停诊，小禾的号取消了',
    '明天 08:20，城东社区（示例），2 号诊室，第 3 号。不是你的问题，也不算爽约。付过的挂号费原路退回，可以改约别的时间。',
  ],
  [
    'appointment-unanswered',
    '给小禾留的号过了时间',
    '停诊的号：明天 08:20，城东社区（示例），2 号诊室，第 3 号。不算爽约，付过的挂号费原路退回。点开还能改约；没有合适的就候补，排在前面。',
  ],
  [
    'appointment-cancelled',
    '前台取消了小禾的号',
    '明天 08:20，城东社区（示例），2 号诊室，第 3 号。有人说不来了，不算爽约，付过的挂号费原路退回。不是家里人说的，就给社区医院打电话，点开可以重新约。',
  ],
  ['called', '叫到 3 号了', '请带小禾去 2 号诊室。'],
  ['survey-open', '这次看得怎么样', '小禾在城东社区（示例）看完了。三个问题，半分钟。'],
] as const)('%s', (kind, title, body) => {
  expect(words(kind, '小禾')).toEqual({ title, body })
})

test('what is kept in place of a visit is told with its end', () => {
  const { body } = words('appointment-suspended', '小禾', { until: '2026-11-22T14:30:00+08:00' })
  expect(body).toContain('给你留了差不多的号，留到')
  expect(body).toContain('14:30，点开就能换。')
})

test('whoever asked to look after somebody hears whether a guardian or the desk answered', () => {
  const body = (kind: 'guardianship-approved' | 'guardianship-refused', by: 'guardian' | 'staff') =>
    words(kind, '小禾', { by }).body
  expect(body('guardianship-approved', 'guardian')).toContain('对方同意了')
  expect(body('guardianship-approved', 'staff')).toContain('前台看过证件，给你加上了')
  expect(body('guardianship-refused', 'guardian')).toContain('如果弄错了')
  expect(body('guardianship-refused', 'staff')).toContain('前台看过证件，还不能加')
  expect(words('guardian-added', '小禾').title).toBe('小禾多了一位监护人')
})

test('nobody is asked to bring themselves', () => {
  expect(words('called', '我').body).toBe('请去 2 号诊室。')
})

test.each(MESSAGE_KINDS)('%s is a sentence even about nobody known and no visit', (kind) => {
  const { title, body } = words(kind, null, {})
  expect(title).toMatch(/^[^，。].*[^，。]$/)
  expect(`${title}${body}`).not.toMatch(/undefined|null|NaN|！|系统|您/)
})
