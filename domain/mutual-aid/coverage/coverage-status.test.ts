import { expect, it } from 'vitest'
import { COVERAGE_EVENTS, COVERAGE_STATUSES, nextCoverageStatus } from './coverage-status'

it('D-MA: every status by every event', () => {
  const table = COVERAGE_STATUSES.map((status) => [
    status,
    ...COVERAGE_EVENTS.map((event) => nextCoverageStatus(status, event)),
  ])
  expect(table).toEqual([
    //                 pay          waive       give-up   cancel                  withdraw     void
    ['pending-payment', 'in-force', 'in-force', 'unpaid', null, null, null],
    ['in-force', 'in-force', null, null, 'cancelled-hesitation', 'withdrawn', 'void'],
    ['unpaid', null, null, null, null, null, null],
    ['cancelled-hesitation', null, null, null, null, null, null],
    ['withdrawn', null, null, null, null, null, null],
    ['void', null, null, null, null, null, null],
  ])
})
