/** What a person, or a guardian for a child, is asked for. Each is asked alone: never one yes for several (rules D-PR). */
export const CONSENT_PURPOSES = [
  'child-data',
  'earlier-visits',
  'guardian-view',
  'team-record',
  'grid-worker',
] as const
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number]

/** Asked together with a contract, and nobody's question before. */
const ASKED_WITH_CONTRACT: readonly ConsentPurpose[] = ['team-record', 'grid-worker']

export function isAskedWithContract(purpose: ConsentPurpose): boolean {
  return ASKED_WITH_CONTRACT.includes(purpose)
}

export const CONSENT_DECISIONS = ['given', 'refused'] as const
export type ConsentDecision = (typeof CONSENT_DECISIONS)[number]
