declare const proven: unique symbol

/**
 * Proof that a grown-up stood before a member of staff a moment ago: their card was shown or its number read out, the
 * showing was accepted, and the card's list of uses says so. What is written under it is written in their name only
 * with a yes of their own (style 13).
 */
export interface PresentScope {
  readonly patientId: string
  /** Of the member of staff. */
  readonly accountId: string
  /** They are nobody of that account's family. */
  readonly relation: 'other'
  /** The consent that can be withheld is one for children. */
  readonly isConsentWithheld: false
  readonly [proven]: true
}

/** Only server/features/health-card/present-access.ts calls this, after it has looked at the card's uses. */
export function provenPresentScope(of: Pick<PresentScope, 'patientId' | 'accountId'>): PresentScope {
  return { ...of, relation: 'other', isConsentWithheld: false } as PresentScope
}
