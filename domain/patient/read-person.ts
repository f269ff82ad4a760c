import { type Refusal, refuse } from '../kernel/errors'
import { isOlderThanAnyone } from '../kernel/resident-id'
import type { Sex } from '../kernel/sex'
import { addMonths, type LocalDate, localDate } from '../kernel/time'
import type { HouseholdRules } from './household-rules'
import { type IdentityDocument, parseDocument } from './identity-document'
import type { PatientDraft } from './patient-input'
import { parsePersonName } from './person-name'

/** A person as a draft describes them, before anybody looked whether they are known. */
export interface Person {
  readonly name: string
  readonly nameIsTemporary: boolean
  readonly document: IdentityDocument
  readonly birthDate: LocalDate
  readonly sex: Sex
}

/**
 * Reads a draft, without any store: the phone does it while typing, the server again. In order: name, document
 * number, birth date and sex (derived from the number, or typed where the number has none), age of a birth
 * certificate (rules D-ID-01 … 04), a temporary name only beside one (rules D-ID-05).
 *
 * @returns input_invalid with `fields` and `reason`, resident_id_invalid, document_number_invalid,
 * document_date_required, or birth_certificate_age
 */
export function readPerson(
  draft: PatientDraft,
  today: LocalDate,
  rules: Pick<HouseholdRules, 'ID-04'>,
): Person | Refusal {
  const read = parsePersonName(draft.name)
  if ('fault' in read) return refuse('input_invalid', { fields: ['name'], reason: read.fault })
  const document = parseDocument(draft.document, today)
  if ('code' in document) return document
  const holder = document.holder ? derivedHolder(draft, document.holder) : typedHolder(draft, today)
  if ('code' in holder) return holder
  const { birthCertificateMonths } = rules['ID-04']
  if (document.type === 'birth-certificate' && addMonths(holder.birthDate, birthCertificateMonths) < today) {
    return refuse('birth_certificate_age', { months: birthCertificateMonths })
  }
  const nameIsTemporary = draft.nameIsTemporary ?? false
  if (nameIsTemporary && document.type !== 'birth-certificate') {
    return refuse('input_invalid', { fields: ['nameIsTemporary'] })
  }
  return { name: read.name, nameIsTemporary, document, birthDate: holder.birthDate, sex: holder.sex }
}

type Holder = NonNullable<IdentityDocument['holder']>

/** The number says it. Typing the same beside it is no mistake; typing something else is one of the two. */
function derivedHolder(draft: PatientDraft, holder: Holder): Holder | Refusal {
  const contradicted = (['birthDate', 'sex'] as const).filter(
    (field) => draft[field] !== undefined && draft[field] !== holder[field],
  )
  if (contradicted.length === 0) return holder
  return refuse('input_invalid', { fields: contradicted, reason: 'contradicts-document' })
}

function typedHolder(draft: PatientDraft, today: LocalDate): Holder | Refusal {
  const { birthDate: typed, sex } = draft
  if (typed === undefined || sex === undefined) {
    const missing = (['birthDate', 'sex'] as const).filter((field) => draft[field] === undefined)
    return refuse('document_date_required', { fields: missing })
  }
  const birthDate = localDate(typed)
  if (birthDate > today) return refuse('input_invalid', { fields: ['birthDate'], reason: 'in-future' })
  if (isOlderThanAnyone(birthDate, today)) {
    return refuse('input_invalid', { fields: ['birthDate'], reason: 'older-than-150' })
  }
  return { birthDate, sex }
}
