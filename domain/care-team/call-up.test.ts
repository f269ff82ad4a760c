import { expect, it } from 'vitest'
import { calledUp } from './call-up'

const RULES = { 'FD-RESERVE': { warnPercent: 90, reservePercent: 10 } } as const
const ORDINARY = { isKeyGroup: false }
const CHILD = { isKeyGroup: true }
const team = (signed: number) => ({ signed, capacity: 20, queueLength: 0 })

it.each([
  ['E2 3: the first come first, as many as there are places for everybody', 15, 4, 3, 3],
  ['E2 4: nobody while only kept places are left', 18, 4, 0, 0],
] as const)('%s', (_, signed, waiting, children, ordinary) => {
  const queue = [
    ...Array.from({ length: waiting }, () => ORDINARY),
    ...Array.from({ length: children }, () => CHILD),
  ]
  const called = calledUp(queue, team(signed), RULES)
  expect(called.filter(({ isKeyGroup }) => !isKeyGroup)).toHaveLength(ordinary)
  expect(called.length).toBeLessThanOrEqual(20 - signed)
})

it('E2 3: a kept place goes to a key group from behind any number of others', () => {
  const queue = [...Array.from({ length: 900 }, () => ORDINARY), CHILD, CHILD, CHILD]
  expect(calledUp(queue, team(18), RULES)).toEqual([CHILD, CHILD])
  expect(calledUp(queue, team(20), RULES)).toEqual([])
})
