import { expect, it } from 'vitest'
import { agreementFaults } from './agreement-faults'

const WHOLE = '{team}从 {startsOn} 到 {endsOn} 照看{resident}，签的是{packages}，自己付 {price}。'
const text = (more: string) => ({
  title: '协议',
  summary: [WHOLE],
  sections: [{ heading: '谁和谁签', paragraphs: [more] }],
})

it.each([
  ['nothing but what is filled', '电话 {phone}', { unknown: [], missing: [] }],
  ['a name that nobody fills', '证件 {id}，{id}', { unknown: ['{id}'], missing: [] }],
  ['a Chinese name', '{居民}', { unknown: ['{居民}'], missing: [] }],
  ['half a brace', '见 {phone 和 phone}', { unknown: ['{phone 和 phone}'], missing: [] }],
  ['a brace that is never closed', '见 {phone', { unknown: ['{phone'], missing: [] }],
  ['a brace that was never opened', '见 phone}', { unknown: ['}'], missing: [] }],
])('%s', (_, more, expected) => {
  expect(agreementFaults(text(more))).toEqual(expected)
})

it('says what every agreement must say', () => {
  const { missing } = agreementFaults({ title: '协议', summary: ['{team}'], sections: [] })
  expect(missing).toEqual(['resident', 'startsOn', 'endsOn', 'packages', 'price'])
})
