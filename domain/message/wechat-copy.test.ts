import { expect, test } from 'vitest'
import { offerCopy, replyCopy, wechatCopy, whoseVisit } from './wechat-copy'

const VISIT_TEMPLATES = [
  'appointment-booked',
  'appointment-reminder',
  'check-in-open',
  'appointment-suspended',
] as const

test.each([
  ['self', '你'],
  ['child', '孩子'],
  ['grandchild', '孩子'],
  ['parent', '家人'],
  [null, '家人'],
])('a visit of one’s %s is said to be of %s', (relation, whose) => {
  expect(whoseVisit(relation)).toBe(whose)
})

test.each(VISIT_TEMPLATES)('%s fits into 20 characters and ends with what may be cut', (template) => {
  const visit = { start: new Date(0), place: '城东社区', room: '2 号诊室', number: 3 }
  const { note } = wechatCopy(template, visit, '孩子')
  expect([...note].length).toBeLessThanOrEqual(20)
  expect(note).toContain('孩子')
})

test.each(['你', '孩子', '家人'])(
  'an answer about %s says which team, and nothing of what was said',
  (whose) => {
    const at = new Date('2026-11-22T10:00:00+08:00')
    const copy = replyCopy({ at, teamName: '何静家庭医生团队', unread: 2 }, whose)
    expect(copy).toEqual({
      time: at,
      place: '何静家庭医生团队',
      number: 2,
      note: `家庭医生回了${whose}的消息`,
    })
    expect([...copy.note].length).toBeLessThanOrEqual(20)
  },
)

test('a kept seat says until when, within what WeChat takes', () => {
  const seat = { start: new Date('2026-10-13T08:20:00+08:00'), place: '示例社区', room: '101', number: 6 }
  const copyAt = (now: string, until: string) => offerCopy(seat, new Date(until), new Date(now))
  expect(copyAt('2026-10-12T10:00:00+08:00', '2026-10-12T10:15:00+08:00')).toEqual({
    time: seat.start,
    place: '示例社区',
    number: 6,
    note: '候补有号，留到10:15，点开答复',
  })
  const { note } = copyAt('2026-10-12T22:30:00+08:00', '2026-10-13T07:30:00+08:00')
  expect(note).toBe('候补有号，留到明天07:30，点开答复')
  expect(note.length).toBeLessThanOrEqual(20)
})
