import { GROWTH_DOUBTS, type GrowthDoubt } from '#domain/growth/growth-doubt'
import { failureOf } from './failure-of'

/** What the server doubts about measures that it has not kept; none for any other refusal. */
export function doubtsIn(refusal: unknown): GrowthDoubt[] {
  const failure = failureOf(refusal)
  if (failure.kind !== 'refused' || failure.code !== 'measurement_doubtful') return []
  const named = failure.facts.doubts
  return GROWTH_DOUBTS.filter((doubt) => Array.isArray(named) && named.includes(doubt))
}
