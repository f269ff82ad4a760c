import { type Refusal, refuse } from '../kernel/errors'
import { addMonths, type LocalDate } from '../kernel/time'
import type { ContractRules } from './contract-rules'
import type { ContractStatus } from './contract-status'
import type { ContractKind } from './start-day'

/** A signed contract of the person whose last day has not passed. */
export interface StandingContract {
  readonly contractId: string
  readonly teamId: string
  readonly teamName: string
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
}

/** What a person has already. */
export interface SigningState {
  readonly isConsentWithheld: boolean
  /** An application that is not answered yet. */
  readonly pending: { readonly contractId: string; readonly status: ContractStatus } | null
  /** The last signed contract that reaches this day or a later one. */
  readonly standing: StandingContract | null
}

/** What is asked for. */
export interface SigningWish {
  readonly kind: ContractKind
  readonly startsOn: LocalDate
  /** The contract that is renewed or changed. */
  readonly previousId: string | null
  /** Since when somebody without a household register here has lived here; null: registered here. */
  readonly livesHereSince: LocalDate | null
}

/**
 * May somebody sign? Asked in this order, the first no is told (rules D-FD-01, -05; journeys E2 1, 5, 8, 24).
 * Whoever is signed elsewhere in the alliance is told until when, and may change from there.
 */
export function refuseSigning(
  { isConsentWithheld, pending, standing }: SigningState,
  wish: SigningWish,
  rules: Pick<ContractRules, 'FD-SIGN'>,
): Refusal | null {
  if (isConsentWithheld) return refuse('consent_withheld')
  if (pending) return refuse('contract_pending', { status: pending.status })
  if (standing && standing.contractId !== wish.previousId && wish.startsOn <= standing.endsOn) {
    return refuse('contract_elsewhere', { teamName: standing.teamName, endsOn: standing.endsOn })
  }
  return refuseResidence(wish, rules)
}

/** Somebody from elsewhere signs after half a year (rules D-FD-05; journeys E2 8). */
function refuseResidence(
  { livesHereSince, startsOn }: SigningWish,
  { 'FD-SIGN': { residenceMonths } }: Pick<ContractRules, 'FD-SIGN'>,
): Refusal | null {
  if (livesHereSince === null) return null
  const from = addMonths(livesHereSince, residenceMonths)
  return startsOn < from ? refuse('residence_too_short', { residenceMonths, from }) : null
}
