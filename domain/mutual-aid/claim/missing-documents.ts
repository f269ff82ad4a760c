import type { ClaimCare } from './claim-care'
import type { ClaimDocument } from './claim-document'
import type { ClaimRules } from './claim-rules'

/** What still lacks (rules MA-14); what the record of a visit here says already is not asked for again. */
export function missingDocuments(
  care: ClaimCare,
  given: ReadonlySet<ClaimDocument>,
  { 'MA-14': { value } }: Pick<ClaimRules, 'MA-14'>,
): readonly ClaimDocument[] {
  return value.required[care].filter((document) => !given.has(document))
}
