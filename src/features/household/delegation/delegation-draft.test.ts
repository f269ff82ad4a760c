import { expect, test } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { delegateOf, delegatesFor, EMPTY_DELEGATION, lastDayOf, OTHER } from './delegation-draft'

const today = localDate('2026-11-30')

test.each([
  ['day', '2026-12-01'],
  ['month', '2026-12-30'],
  ['quarter', '2027-02-28'],
  ['chosen', '2026-12-24'],
] as const)('a delegation for a %s ends on %s', (period, day) => {
  expect(lastDayOf({ period, chosenEnd: localDate('2026-12-24') }, today, null)).toBe(day)
})

test('nobody entrusts a child for longer than they are its guardian', () => {
  const eve = localDate('2026-12-09')
  expect(lastDayOf({ period: 'day', chosenEnd: undefined }, today, eve)).toBe('2026-12-01')
  expect(lastDayOf({ period: 'month', chosenEnd: undefined }, today, eve)).toBe(eve)
})

test('a day that is still to be chosen is none', () => {
  expect(lastDayOf({ period: 'chosen', chosenEnd: undefined }, today, null)).toBeNull()
})

test.each([
  ['child', '外婆', 'grandchild'],
  ['self', '女儿', 'parent'],
  ['parent', '姐妹', 'parent'],
] as const)('my %s, entrusted to %s, is their %s', (relation, who, theirs) => {
  expect(delegateOf({ ...EMPTY_DELEGATION, who }, relation)).toEqual({ label: who, relation: theirs })
})

test('a word that is not offered for this person names nobody', () => {
  expect(delegatesFor('self').map(({ label }) => label)).not.toContain('外婆')
  expect(delegateOf({ ...EMPTY_DELEGATION, who: '外婆' }, 'self')).toBeNull()
})

test('somebody else is called as the family calls them', () => {
  const other = { ...EMPTY_DELEGATION, who: OTHER }
  expect(delegateOf({ ...other, otherLabel: '  ' }, 'child')).toBeNull()
  expect(delegateOf({ ...other, otherLabel: ' 小姨 ' }, 'child')).toEqual({
    label: '小姨',
    relation: 'other',
  })
})
