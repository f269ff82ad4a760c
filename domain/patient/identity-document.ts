import { type Refusal, refuse } from '../kernel/errors'
import { compactNumber } from '../kernel/half-width'
import { maskDocumentNumber, maskResidentId } from '../kernel/masking'
import { parseResidentId } from '../kernel/resident-id'
import type { Sex } from '../kernel/sex'
import type { LocalDate } from '../kernel/time'
import type { DocumentType } from './document-type'

/** A document whose number has the shape of its kind. What it says of its holder is not typed again (rules D-ID-02). */
export interface IdentityDocument {
  readonly type: DocumentType
  readonly number: string
  /** Null when the number does not contain them. */
  readonly holder: { readonly birthDate: LocalDate; readonly sex: Sex } | null
}

/** Kinds whose number is the citizen number of GB 11643: see `parseDocument`. */
type CitizenDocument = 'resident-id' | 'household-register'

/** Shapes after `compactNumber`. Only the first is a rule (D-ID-04); the others stop slips, not forgers. */
const NUMBER_SHAPES: Readonly<Record<Exclude<DocumentType, CitizenDocument>, RegExp>> = {
  'birth-certificate': /^[A-Z]\d{9}$/,
  passport: /^[A-Z0-9]{5,17}$/,
  'hk-macau-permit': /^[A-Z]\d{8,10}$/,
  'taiwan-permit': /^[A-Z0-9]{8,12}$/,
  other: /^[0-9A-Z\u4e00-\u9fff()/-]{4,32}$/,
}

/**
 * Reads a typed document. A household register is one booklet for a whole family, so the number asked for is the
 * citizen number printed on the person's own page (docs/decisions/040).
 *
 * @returns resident_id_invalid with the fault as `reason`, or document_number_invalid
 */
export function parseDocument(
  typed: { readonly type: DocumentType; readonly number: string },
  today: LocalDate,
): IdentityDocument | Refusal {
  const { type } = typed
  if (isCitizenDocument(type)) {
    const read = parseResidentId(typed.number, today)
    if ('fault' in read) return refuse('resident_id_invalid', { reason: read.fault })
    return { type, number: read.number, holder: { birthDate: read.birthDate, sex: read.sex } }
  }
  const number = compactNumber(typed.number)
  if (!NUMBER_SHAPES[type].test(number)) return refuse('document_number_invalid', { documentType: type })
  return { type, number, holder: null }
}

/**
 * The text that is equal exactly when two documents name the same person: an identity card and a household
 * register page with one citizen number do. Its blind index keeps one document to one person (rules D-ID-07).
 */
export function documentKey({ type, number }: Pick<IdentityDocument, 'type' | 'number'>): string {
  return `${isCitizenDocument(type) ? 'resident-id' : type}:${number}`
}

/** For lists and cards; the whole number is never one of them (rules D-ID-08). */
export function maskDocument({ type, number }: Pick<IdentityDocument, 'type' | 'number'>): string {
  return isCitizenDocument(type) ? maskResidentId(number) : maskDocumentNumber(number)
}

export function isCitizenDocument(type: DocumentType): type is CitizenDocument {
  return type === 'resident-id' || type === 'household-register'
}
