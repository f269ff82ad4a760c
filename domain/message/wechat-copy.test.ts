import { expect, test } from 'vitest'
import { MESSAGE_TEMPLATES } from './message-template'
import { wechatCopy, whoseVisit } from './wechat-copy'

test.each([
  ['self', '你'],
  ['child', '孩子'],
  ['grandchild', '孩子'],
  ['parent', '家人'],
  [null, '家人'],
])('a visit of one’s %s is said to be of %s', (relation, whose) => {
  expect(whoseVisit(relation)).toBe(whose)
})

test.each(MESSAGE_TEMPLATES)('%s fits into 20 characters and ends with what may be cut', (template) => {
  const visit = { start: new Date(0), place: '城东社区', room: '2 号诊室', number: 3 }
  const { note } = wechatCopy(template, visit, '孩子')
  expect([...note].length).toBeLessThanOrEqual(20)
  expect(note).toContain('孩子')
})
