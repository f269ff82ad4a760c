/** What a person, or a guardian for a child, is asked for. Each is asked alone: never one yes for several (rules D-PR). */
export const CONSENT_PURPOSES = ['child-data', 'earlier-visits', 'guardian-view'] as const
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number]

export const CONSENT_DECISIONS = ['given', 'refused'] as const
export type ConsentDecision = (typeof CONSENT_DECISIONS)[number]
