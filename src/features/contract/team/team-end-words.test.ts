import { expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { teamEndInWords } from './team-end-words'

const TODAY = localDate('2026-11-22')

it('E2 27: says from when, what is left undone and what goes back', () => {
  const lines = teamEndInWords(
    { endedOn: TODAY, selfFen: 2480, refundFen: 1550, done: 3, promised: 8 },
    TODAY,
  )
  expect(lines[0]).toContain('最后一天是今天')
  expect(lines[1]).toBe('约定 8 项，做了 3 项，没做的不再做。')
  expect(lines[2]).toContain('15.50')
})

it('E2 27: of rights alone gives back what is left of the days', () => {
  const rights = { endedOn: TODAY, selfFen: 36_500, refundFen: 12_000, done: 0, promised: 0 }
  expect(teamEndInWords(rights, TODAY)[2]).toBe('剩下的天数要退给居民 ¥120.00。')
})

it('E2 46: says that what never began does not begin', () => {
  const [first] = teamEndInWords(
    { endedOn: localDate('2026-11-20'), selfFen: 0, refundFen: 0, done: 0, promised: 0 },
    TODAY,
  )
  expect(first).toBe('还没生效，不会开始。')
})
