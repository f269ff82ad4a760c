import { expect, test } from 'vitest'
import type { WechatAnswer } from '../../platform/wechat/subscribe-message-outcome'
import { outcomeInWords } from './reminder-words'

const known = { a: 'appointment-reminder', b: 'check-in-open', c: 'appointment-suspended' } as const
const templateOf = (id: string) => known[id as keyof typeof known]
const said = (a: WechatAnswer, b: WechatAnswer, c: WechatAnswer) =>
  outcomeInWords({ kind: 'answered', answers: { a, b, c } }, templateOf)

test.each([
  [
    said('accept', 'accept', 'accept'),
    'ok',
    '好，前一天晚上、可以报到的时候、医生停诊的时候，微信里告诉你一次。',
  ],
  [said('reject', 'accept', 'ban'), 'ok', '好，可以报到的时候，微信里告诉你一次。'],
  [said('reject', 'reject', 'reject'), 'info', '好，不发微信。到时候“消息”里都有。'],
  [said('filter', 'filter', 'filter'), 'info', '微信把这几条当成同一种，这次没有问你。到时候“消息”里都有。'],
])('%j', (words, tone, text) => {
  expect(words).toEqual({ tone, words: text })
})

test('a ban and a main switch that is off say where it is opened', () => {
  const banned = said('ban', 'ban', 'reject')
  expect(banned.words).toContain('“设置”的“订阅消息”里能打开')
  expect(outcomeInWords({ kind: 'switched-off' }, templateOf)).toEqual(banned)
})

test('a question that nobody saw can be asked again', () => {
  expect(outcomeInWords({ kind: 'failed' }, templateOf)).toMatchObject({ tone: 'wait' })
})
