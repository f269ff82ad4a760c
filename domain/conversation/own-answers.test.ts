import { expect, test } from 'vitest'
import { ownAnswers } from './own-answers'

const closed = new Date('2026-11-23T20:00:00+08:00')
const before = new Date('2026-11-22T21:00:00+08:00')
const calm = { readsLikeEmergency: false, isUrgent: false, offDutySince: null, lastOffDutyAt: null }

// journeys E2 38, 39
test.each([
  ['nothing by day', {}, []],
  ['120 first', { readsLikeEmergency: true, offDutySince: closed }, ['emergency', 'off-duty']],
  ['120 stands there until somebody looks', { readsLikeEmergency: true, isUrgent: true }, []],
  ['off duty', { offDutySince: closed }, ['off-duty']],
  ['off duty again on another evening', { offDutySince: closed, lastOffDutyAt: before }, ['off-duty']],
  ['once for one spell', { offDutySince: closed, lastOffDutyAt: closed }, []],
] as const)('%s', (_what, moment, answers) => {
  expect(ownAnswers({ ...calm, ...moment })).toEqual(answers)
})
