import { expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { type BookingBan, refuseByBan } from './booking-ban'
import { BOOKING_CHANNELS, banInChannel } from './booking-channel'

const ban: BookingBan = { from: localDate('2026-11-01'), until: localDate('2027-01-30') }

it.each([
  ['online', 'booking_banned'],
  ['telephone', undefined],
] as const)('whoever missed too often and books by %s is told %s (BK-11, BK-12)', (channel, refusal) => {
  expect(refuseByBan({ service: 'follow-up' }, banInChannel(ban, channel))?.code).toBe(refusal)
})

it('nobody is banned who is not', () => {
  for (const channel of BOOKING_CHANNELS) expect(banInChannel(null, channel)).toBeNull()
})
