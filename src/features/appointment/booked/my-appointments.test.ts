import { expect, test } from 'vitest'
import { APPOINTMENT_STATUSES, type AppointmentStatus } from '#domain/appointment/status'
import { openAndOver } from './open-and-over'

const now = new Date('2026-11-24T09:00:00+08:00')
const at = (status: AppointmentStatus, day: string) => ({
  status,
  start: `${day}T08:20:00+08:00`,
  end: `${day}T08:40:00+08:00`,
})

test('open ones soonest first, those that are over latest first', () => {
  const { open, over } = openAndOver(
    [
      at('booked', '2026-11-28'),
      at('completed', '2026-11-01'),
      at('held', '2026-11-25'),
      at('cancelled', '2026-11-20'),
    ],
    now,
  )
  expect(open.map(({ status }) => status)).toEqual(['held', 'booked'])
  expect(over.map(({ status }) => status)).toEqual(['cancelled', 'completed'])
})

test('only a hold that ran out is nowhere', () => {
  const { open, over } = openAndOver(
    APPOINTMENT_STATUSES.map((status) => at(status, '2026-11-25')),
    now,
  )
  expect([...open, ...over].map(({ status }) => status).sort()).toEqual(
    APPOINTMENT_STATUSES.filter((status) => status !== 'expired').sort(),
  )
})

test('BK-16: a visit that the doctor stopped waits for another time until its hour has passed', () => {
  const { open, over } = openAndOver([at('suspended', '2026-11-25'), at('suspended', '2026-11-24')], now)
  expect([open, over].map((view) => view.map(({ start }) => start.slice(0, 10)))).toEqual([
    ['2026-11-25'],
    ['2026-11-24'],
  ])
})
