import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inQueueOrder, type Waiting } from './queue-order'

const minute = (value: number) => new Date(Date.UTC(2026, 10, 22, 0, value))

const person = fc.record({
  number: fc.integer({ min: 1, max: 60 }),
  arrivedAt: fc.integer({ min: 0, max: 300 }).map(minute),
  isLate: fc.boolean(),
  calledAt: fc.constant(null),
  passedAt: fc.option(fc.integer({ min: 301, max: 600 }).map(minute)),
})
const line = fc.uniqueArray(person, { selector: ({ number }) => number, maxLength: 40 })
const isOnTime = ({ isLate, passedAt }: Waiting) => !isLate && passedAt === null
const since = ({ arrivedAt, passedAt }: Waiting) => (passedAt ?? arrivedAt).getTime()

describe('the published order (BK-10)', () => {
  it('loses nobody, and does not depend on the order in which it is asked', () => {
    fc.assert(
      fc.property(line, (people) => {
        const ordered = inQueueOrder(people)
        expect(new Set(ordered)).toEqual(new Set(people))
        expect(inQueueOrder([...people].reverse())).toEqual(ordered)
      }),
    )
  })

  it('calls who came in time first, by number; then the others, by how long they wait', () => {
    fc.assert(
      fc.property(line, (people) => {
        const ordered = inQueueOrder(people)
        const onTime = ordered.filter(isOnTime)
        const others = ordered.filter((each) => !isOnTime(each))
        expect(ordered).toEqual([...onTime, ...others])
        expect(onTime).toEqual([...onTime].sort((a, b) => a.number - b.number))
        expect(others.map(since)).toEqual(others.map(since).sort((a, b) => a - b))
      }),
    )
  })

  it('lets nobody who comes late go before anybody who waits already', () => {
    fc.assert(
      fc.property(line, (people) => {
        const newcomer = { number: 61, arrivedAt: minute(601), isLate: true, calledAt: null, passedAt: null }
        expect(inQueueOrder([newcomer, ...people]).at(-1)).toBe(newcomer)
      }),
    )
  })

  it('gives whoever was called and not there the last place', () => {
    fc.assert(
      fc.property(line, (people) => {
        const [first, ...others] = inQueueOrder(people)
        fc.pre(first !== undefined)
        const passed = { ...(first as Waiting), calledAt: null, passedAt: minute(601) }
        expect(inQueueOrder([passed, ...others]).at(-1)).toBe(passed)
      }),
    )
  })

  it('keeps whoever is called before everybody who comes meanwhile', () => {
    fc.assert(
      fc.property(line, person, (people, last) => {
        const called = { ...last, number: 61, calledAt: minute(601) }
        expect(inQueueOrder([...people, called])[0]).toBe(called)
      }),
    )
  })
})
