import type { DomainErrorCode, RefusalFacts } from '#domain/kernel/errors'
import { OWN_CONSENT_FROM_YEARS } from '#domain/kernel/legal-age'
import type { Sex } from '#domain/kernel/sex'
import { ageYearsOn, type LocalDate } from '#domain/kernel/time'
import type { DocumentType } from '#domain/patient/document-type'
import { PERSON_NAME_FAULTS_ZH } from '#domain/patient/fault-sentences'
import { isCitizenDocument, parseDocument } from '#domain/patient/identity-document'
import type { PatientDraft } from '#domain/patient/patient-input'
import { parsePersonName } from '#domain/patient/person-name'
import type { Relation } from '#domain/patient/relation'
import { isTemporaryName } from '#domain/patient/temporary-name'
import { errorMessage } from '../../../api/error-messages'

/** What a parent is asked for first; everything else follows from it. */
export const MEMBER_KINDS = ['child', 'newborn', 'self', 'elder', 'other'] as const
export type MemberKind = (typeof MEMBER_KINDS)[number]

/** What has been typed so far. Nothing is lost by a refusal, a lost network or going back a step. */
export interface MemberDraft {
  readonly kind: MemberKind
  readonly relation: Relation
  readonly name: string
  readonly documentType: DocumentType
  readonly number: string
  readonly birthDate: LocalDate | undefined
  readonly sex: Sex | undefined
  /** The guardian's statement, ticked by hand. */
  readonly stated: boolean
  /** The separate consent for a child under 14, ticked by hand; without it the child is added all the same. */
  readonly agreed: boolean
}

export type MemberField = 'relation' | 'name' | 'number' | 'birthDate' | 'sex' | 'stated'
export type MemberFaults = Partial<Record<MemberField, string>>

const RELATIONS_OF: Readonly<Record<MemberKind, readonly [Relation, ...Relation[]]>> = {
  self: ['self'],
  child: ['child', 'grandchild', 'other'],
  newborn: ['child', 'grandchild', 'other'],
  elder: ['parent', 'other'],
  other: ['spouse', 'other'],
}

/** What this person can be to the account holder; the first is meant when nobody says otherwise. */
export function relationsOf(kind: MemberKind): readonly Relation[] {
  return RELATIONS_OF[kind]
}

export function emptyDraft(kind: MemberKind): MemberDraft {
  return {
    kind,
    relation: RELATIONS_OF[kind][0],
    name: '',
    documentType: kind === 'newborn' ? 'birth-certificate' : 'resident-id',
    number: '',
    birthDate: undefined,
    sex: undefined,
    stated: false,
    agreed: false,
  }
}

/** Another answer to the first question. What still fits stays; a statement was made about somebody else. */
export function withKind(draft: MemberDraft, kind: MemberKind): MemberDraft {
  if (kind === draft.kind) return draft
  const empty = emptyDraft(kind)
  const { name, number, birthDate, sex } = draft
  return { ...empty, name, birthDate, sex, number: empty.documentType === draft.documentType ? number : '' }
}

/** True where the number does not say birth date and sex, so that both are asked for. */
export function asksBirth(documentType: DocumentType): boolean {
  return !isCitizenDocument(documentType)
}

export function asksStatement(draft: MemberDraft): boolean {
  return draft.relation !== 'self'
}

/**
 * Whether a guardian's separate consent is asked for: the law wants it below 14 (个人信息保护法第三十一条). False while the
 * birth date is not known.
 */
export function asksConsent(draft: MemberDraft, today: LocalDate): boolean {
  if (draft.relation === 'self') return false
  const document = parseDocument({ type: draft.documentType, number: draft.number }, today)
  const derived = 'holder' in document ? document.holder?.birthDate : undefined
  const birthDate = derived ?? (asksBirth(draft.documentType) ? draft.birthDate : undefined)
  return birthDate !== undefined && ageYearsOn(birthDate, today) < OWN_CONSENT_FROM_YEARS
}

/**
 * What is wrong or missing before anything is sent. Only what no operator can set otherwise: ages and limits are
 * the server's to say.
 */
export function memberFaults(draft: MemberDraft, today: LocalDate): MemberFaults {
  const faults: MemberFaults = {}
  const name = parsePersonName(draft.name)
  if ('fault' in name) faults.name = PERSON_NAME_FAULTS_ZH[name.fault]
  const document = parseDocument({ type: draft.documentType, number: draft.number }, today)
  if ('code' in document) {
    faults.number =
      draft.number.trim() === '' ? '还没有写证件号。' : errorMessage(document.code, document.facts)
  }
  if (asksBirth(draft.documentType)) {
    if (draft.birthDate === undefined) faults.birthDate = '请选出生日期。'
    if (draft.sex === undefined) faults.sex = '请选性别。'
  }
  if (asksStatement(draft) && !draft.stated) faults.stated = '看过以后点一下，就能添加。'
  return faults
}

/** Which field a refusal of the server belongs under; null when it belongs to none. */
export function fieldOfRefusal(code: DomainErrorCode, facts: RefusalFacts): MemberField | null {
  switch (code) {
    case 'resident_id_invalid':
    case 'document_number_invalid':
    case 'patient_already_added':
    case 'guardianship_pending':
      return 'number'
    case 'birth_certificate_age':
    case 'document_date_required':
      return 'birthDate'
    case 'relation_age_mismatch':
    case 'self_already_added':
      return 'relation'
    case 'input_invalid':
      return fieldNamed(facts.fields)
    default:
      return null
  }
}

function fieldNamed(fields: unknown): MemberField | null {
  const named: readonly string[] = Array.isArray(fields) ? fields : []
  const found = named.map((path) => (path.startsWith('document') ? 'number' : path))[0]
  return found === 'name' || found === 'number' || found === 'birthDate' || found === 'sex' ? found : null
}

/** What is sent. A birth date that the number already says is left out. */
export function patientDraftOf(draft: MemberDraft): PatientDraft {
  const birth = asksBirth(draft.documentType)
  const isUnnamed = draft.documentType === 'birth-certificate' && isTemporaryName(draft.name)
  return {
    name: draft.name,
    relation: draft.relation,
    document: { type: draft.documentType, number: draft.number },
    ...(birth && draft.birthDate ? { birthDate: draft.birthDate } : {}),
    ...(birth && draft.sex ? { sex: draft.sex } : {}),
    ...(isUnnamed ? { nameIsTemporary: true } : {}),
  }
}
