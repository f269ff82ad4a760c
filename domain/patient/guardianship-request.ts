/** How a request to become guardian of a known person stands (rules D-ID-06). Only the first one is open. */
export type GuardianshipStatus = 'pending' | 'approved' | 'refused' | 'withdrawn' | 'expired'

/** An open request that nobody answered in time is over before anybody has swept it up. */
export function guardianshipStatus(
  request: { readonly status: GuardianshipStatus; readonly expiresAt: Date },
  now: Date,
): GuardianshipStatus {
  return request.status === 'pending' && request.expiresAt <= now ? 'expired' : request.status
}
