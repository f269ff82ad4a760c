import type { BookingBan } from './booking-ban'

/**
 * 预约渠道: how somebody books. All channels take from the same slots, which open to all of them at the same moment, and
 * the same ladder decides (BK-03, BK-05): staff who book for somebody have no seat earlier than that person would.
 */
export const BOOKING_CHANNELS = ['online', 'telephone'] as const
export type BookingChannel = (typeof BOOKING_CHANNELS)[number]

/** A ban is from booking online: whoever rings still books (BK-11, BK-12). */
export function banInChannel(ban: BookingBan | null, channel: BookingChannel): BookingBan | null {
  return channel === 'online' ? ban : null
}
