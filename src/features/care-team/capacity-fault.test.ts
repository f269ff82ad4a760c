import { expect, it } from 'vitest'
import { capacityFault } from './capacity-fault'

it.each([
  ['1800', undefined],
  ['0', undefined],
  ['2000', undefined],
  ['2001', '医生人数只够签 2000 人，写小一点'],
  ['', '写一个整数，比如 1800'],
  ['12.5', '写一个整数，比如 1800'],
])('of %s places', (typed, fault) => {
  expect(capacityFault(typed, 2000)).toBe(fault)
})
