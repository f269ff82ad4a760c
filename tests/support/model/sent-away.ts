/** How a server answers a hold for which it has no room: as tests/integration/appointment/booking-desk.test.ts has it from the real one. */
export function sentAway(place: number, placeTicket: string): { statusCode: 429; data: unknown } {
  const facts = { retryAfterMs: 2_000, place, placeTicket }
  const data = { domainCode: 'too_many_requests', facts, requestId: null }
  return { statusCode: 429, data: [{ error: { code: -32029, message: 'too_many_requests', data } }] }
}
