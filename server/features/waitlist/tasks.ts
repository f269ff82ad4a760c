/** The names under which the waitlist's jobs wait in the queue. */
export const OFFER_SEAT_TASK = 'waitlist:offer-seat'
export const OFFER_OVER_TASK = 'waitlist:offer-over'
export const SWEEP_WAITLIST_TASK = 'waitlist:sweep'
