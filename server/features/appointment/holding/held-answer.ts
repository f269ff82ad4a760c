import { toIsoShanghai } from '#domain/kernel/time'

export interface HeldAnswer {
  readonly holdId: string
  readonly expiresAt: string
  readonly serverTime: string
}

/** What a hold is answered with (BK-13). */
export function heldAnswer(
  { id, holdExpiresAt }: { readonly id: string; readonly holdExpiresAt: Date },
  now: Date,
): HeldAnswer {
  return { holdId: id, expiresAt: toIsoShanghai(holdExpiresAt), serverTime: toIsoShanghai(now) }
}
