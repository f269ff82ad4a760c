import { type Refusal, refuse } from '../kernel/errors'
import type { Sex } from '../kernel/sex'
import type { LocalDate } from '../kernel/time'
import { documentKey, type IdentityDocument, isCitizenDocument } from './identity-document'

/** What a patient's row says before another document comes. */
export interface DocumentHolder {
  readonly document: Pick<IdentityDocument, 'type' | 'number'>
  readonly birthDate: LocalDate
  readonly sex: Sex
}

/** Why two rows, or a row and a document, may not simply be put together: staff look (rules D-ID-05). */
export type MergeReason = 'document-taken' | 'birth-date-differs'

/**
 * What becomes of a new document for a known person, who stays the same person (rules D-ID-05). A citizen number is
 * for life, so it replaces others and is replaced by none. The answer never says which of the two reasons it was: that
 * would tell whether a number is known.
 *
 * @returns document_already_replaced for a second citizen number, input_invalid for a birth certificate after
 * anything else
 */
export function decideReplacement(
  holder: DocumentHolder,
  next: IdentityDocument,
  isAnothers: boolean,
): 'has-it-already' | 'replace' | MergeReason | Refusal {
  const { document: old } = holder
  if (documentKey(old) === documentKey(next)) return old.type === next.type ? 'has-it-already' : 'replace'
  if (isCitizenDocument(old.type)) return refuse('document_already_replaced')
  if (next.type === 'birth-certificate' && old.type !== 'birth-certificate') {
    return refuse('input_invalid', { fields: ['document'] })
  }
  if (isAnothers) return 'document-taken'
  const agrees =
    !next.holder || (next.holder.birthDate === holder.birthDate && next.holder.sex === holder.sex)
  return agrees ? 'replace' : 'birth-date-differs'
}
