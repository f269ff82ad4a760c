import { type Fen, fen } from '../kernel/fen'
import { adjudicate, type ClaimFacts } from './adjudicate'
import type { ClaimRules } from './claim-rules'
import type { PastClaim } from './spent'

/** A claim of last year as it was decided: its facts without what came before, and what it brought. */
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
 * What decided claims would have come to under other rules, in the order in which the children were admitted, so that
 * deductibles and caps are used up anew (journeys E4 49). `rulesOf` answers with the rules of a claim's day, the
 * proposed one among them.
 */
export function simulateClaims(
  decided: readonly DecidedFacts[],
  rulesOf: (facts: DecidedFacts['facts']) => ClaimRules,
): ClaimSimulation {
  const pastOf = new Map<string, PastClaim[]>()
  let changed = 0
  let beforeFen = 0
  let afterFen = 0
  const inOrder = [...decided].sort((a, b) => (a.facts.admittedOn < b.facts.admittedOn ? -1 : 1))
  for (const { coverageId, facts, benefitFen } of inOrder) {
    const past = pastOf.get(coverageId) ?? []
    const { findings, benefit } = adjudicate({ ...facts, past }, rulesOf(facts))
    const newFen = findings.length === 0 ? benefit.benefitFen : fen(0)
    pastOf.set(coverageId, [
      ...past,
      ...(findings.length === 0
        ? [{ ...facts, deductibleFen: benefit.deductibleFen, benefitFen: newFen }]
        : []),
    ])
    beforeFen += benefitFen
    afterFen += newFen
    if (newFen !== benefitFen) changed += 1
  }
  return { claims: decided.length, changed, beforeFen: fen(beforeFen), afterFen: fen(afterFen) }
}
