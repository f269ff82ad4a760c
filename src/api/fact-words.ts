import type { RefusalFacts } from '#domain/kernel/errors'
import { isLocalDate } from '#domain/kernel/time'
import { dateInFull } from '#domain/kernel/time-in-words'

// What a server of another version may have left out of a refusal is said in general words.

type Fact = RefusalFacts[string] | undefined

/** `2026年10月13日` */
export function dayOr(fact: Fact, otherwise: string): string {
  return typeof fact === 'string' && isLocalDate(fact) ? dateInFull(fact) : otherwise
}

export function numberOr(fact: Fact, otherwise: number): number {
  return typeof fact === 'number' ? fact : otherwise
}
