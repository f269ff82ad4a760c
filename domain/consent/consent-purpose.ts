/** What a person, or a guardian for a child, is asked for. Each is asked alone: never one yes for several (rules D-PR). */
export const CONSENT_PURPOSES = [
  'child-data',
  'earlier-visits',
  'guardian-view',
  'team-record',
  'grid-worker',
  'insurer-data',
] as const
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number]

/** Asked together with a contract or a place in a plan, and nobody's question before. */
const ASKED_WHERE_IT_ARISES: readonly ConsentPurpose[] = ['team-record', 'grid-worker', 'insurer-data']

export function isAskedWhereItArises(purpose: ConsentPurpose): boolean {
  return ASKED_WHERE_IT_ARISES.includes(purpose)
}

export const CONSENT_DECISIONS = ['given', 'refused'] as const
export type ConsentDecision = (typeof CONSENT_DECISIONS)[number]
