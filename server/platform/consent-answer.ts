import type { ConsentDecision, ConsentPurpose } from '#domain/consent/consent-purpose'

export interface ConsentAnswer {
  readonly patientId: string
  /** Who gives or refuses it. */
  readonly accountId: string
  readonly purpose: ConsentPurpose
  readonly decision: ConsentDecision
  /** Of the text that was read. */
  readonly textVersion: string
}
