import { expect, it } from 'vitest'
import { type PromisedItem, promisesSoundly } from './promised-item'

const visit: PromisedItem = { itemCode: 'home-visit', perYear: 2, inWords: null }
const advice: PromisedItem = { itemCode: 'phone-advice', perYear: null, inWords: '每天' }

it.each([
  ['a count and a right', [visit, advice], true],
  ['nothing', [], false],
  ['one of them twice', [visit, visit], false],
  ['a service without its number', [{ ...visit, perYear: null }], false],
  ['a service in words', [{ ...visit, inWords: '每天' }], false],
  ['a right that is counted', [{ ...advice, perYear: 3 }], false],
])('%s', (_, items, expected) => {
  expect(promisesSoundly(items)).toBe(expected)
})
