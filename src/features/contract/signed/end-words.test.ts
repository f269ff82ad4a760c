import { expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { endInWords } from './end-words'

const today = localDate('2026-10-13')
const preview = {
  endedOn: today,
  selfFen: 0,
  refundFen: 0,
  coolingOff: false,
  done: 5,
  promised: 12,
  coolingOffDays: 7,
}

// journeys E2 27
it.each([
  [
    'free, in the middle of its term',
    {},
    ['最后一天是今天。', '约定 12 项，做了 5 项，没做的不再做。', '你没有付过钱，不用退。'],
  ],
  [
    'paid, within the first days',
    { coolingOff: true, selfFen: 3000, refundFen: 3000 },
    ['签好还不到 7 天，随时能退，全退。退 ¥30.00，原路退回。'],
  ],
  [
    'paid for rights alone',
    { selfFen: 3000, refundFen: 1200, promised: 0, done: 0 },
    ['退 ¥12.00，原路退回。没有约定次数，按剩下的天数退。'],
  ],
  ['paid, and all of it done', { selfFen: 3000, done: 12 }, ['约定的都做了，没有要退的钱。']],
  ['before its first day', { endedOn: localDate('2026-10-12'), promised: 0 }, ['还没生效，不会开始。']],
] as const)('%s', (_what, of, lines) => {
  expect(endInWords({ ...preview, ...of }, today)).toEqual(expect.arrayContaining([...lines]))
})
