import { type Fen, fen } from '../../kernel/fen'
import type { ClaimRules } from '../claim/claim-rules'
import { isWaivable } from '../claim/reject-code'
import { adjudicate, type ClaimFacts } from './adjudicate'
import type { PastClaim } from './spent'

/** A claim that was granted: its facts without what came before, and what it brought. */
export interface DecidedFacts {
  /** Claims of one coverage share its deductible and its caps. */
  readonly coverageId: string
  readonly facts: Omit<ClaimFacts, 'past'>
  readonly benefitFen: Fen
}

export interface ClaimSimulation {
  readonly claims: number
  readonly changed: number
  /** What was granted, and what would have been. */
  readonly beforeFen: Fen
  readonly afterFen: Fen
}

/**
 * What granted claims would have come to under other rules. They are judged again in the order in which they were
 * decided, so that deductibles and caps are used up anew (journeys E4 49). `rulesOf` answers with the rules of a claim's
 * day, the proposed one among them.
 */
export function simulateClaims(
  decided: readonly DecidedFacts[],
  rulesOf: (facts: DecidedFacts['facts']) => ClaimRules,
): ClaimSimulation {
  const pastOf = new Map<string, PastClaim[]>()
  let changed = 0
  let beforeFen = 0
  let afterFen = 0
  for (const { coverageId, facts, benefitFen } of decided) {
    const past = pastOf.get(coverageId) ?? []
    const { findings, benefit } = adjudicate({ ...facts, past }, rulesOf(facts))
    const isPaid = findings.every(({ code }) => isWaivable(code))
    const newFen = isPaid ? benefit.benefitFen : fen(0)
    const { deductibleFen } = benefit
    if (isPaid) pastOf.set(coverageId, [...past, { ...facts, deductibleFen, benefitFen: newFen }])
    beforeFen += benefitFen
    afterFen += newFen
    if (newFen !== benefitFen) changed += 1
  }
  return { claims: decided.length, changed, beforeFen: fen(beforeFen), afterFen: fen(afterFen) }
}
