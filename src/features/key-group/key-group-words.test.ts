import { expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { groupInLines } from './key-group-words'

const TODAY = localDate('2026-11-22')
const SEEN = {
  source: 'staff',
  since: localDate('2026-03-02'),
  until: null,
  evidence: '县医院诊断书',
  who: '何静',
} as const

it('says who saw what, and since when', () => {
  expect(groupInLines(SEEN, TODAY)).toBe('县医院诊断书\n3月2日起 · 何静看过')
  expect(groupInLines({ ...SEEN, until: TODAY }, TODAY)).toContain('结束')
})

it('E2 10, E2 11: says of an age that it counts by itself', () => {
  const byAge = { source: 'age', since: null, until: null, evidence: null, who: null } as const
  expect(groupInLines(byAge, TODAY)).toBe('按年龄自动算')
})

it('says of what a family declared that nobody has seen it', () => {
  expect(groupInLines({ ...SEEN, source: 'declared', evidence: null, who: null }, TODAY)).toBe(
    '家里自己说的，要看过证明才算\n3月2日起',
  )
})
