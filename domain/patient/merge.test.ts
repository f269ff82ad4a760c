import { describe, expect, it } from 'vitest'
import { survivorOf } from './merge'

describe('which row lives on', () => {
  it.each([
    ['the newborn’s, when the other has no visits', 0, 0, 'newborn'],
    ['the newborn’s, when it has visits', 3, 0, 'newborn'],
    ['the newborn’s, when both have', 1, 5, 'newborn'],
    ['the one that a doctor has written under', 0, 1, 'holder'],
  ])('%s', (_, brought, holder, survivorId) => {
    const decided = survivorOf({ id: 'newborn', visits: brought }, { id: 'holder', visits: holder })
    expect(decided.survivorId).toBe(survivorId)
    expect(new Set(Object.values(decided))).toEqual(new Set(['newborn', 'holder']))
  })
})
