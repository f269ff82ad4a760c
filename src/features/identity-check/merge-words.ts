import { SEX_NAMES_ZH } from '#domain/kernel/sex'
import { DOCUMENT_TYPE_NAMES_ZH } from '#domain/patient/document-type'
import type { MergeReason } from '#domain/patient/replace-document'
import type { client } from '../../api/client'
import type { ComparedFact } from './compared-facts'
import { guardiansInWords } from './guardianship-words'

/** Two rows that may be one person, and what a yes would make of them. */
export type MergeQuestion = Awaited<ReturnType<typeof client.mergeRequest.get.query>>
type MergeSide = MergeQuestion['brought']

export const MERGE_REASONS_ZH = {
  'document-taken': '证件号已经在另一份档案上',
  'birth-date-differs': '证件上的生日或性别和登记的不一样',
} as const satisfies Record<MergeReason, string>

/** What hangs on a row, by the word for one of it. */
const HANGS = [
  ['appointments', '预约'],
  ['visits', '就诊'],
  ['entries', '档案记录'],
  ['contracts', '签约'],
  ['coverages', '互助保障'],
  ['claims', '互助金申请'],
] as const

/** Both sides line by line; with one row only, the row and the document. */
export function comparedSides({ brought, holder, document, name }: MergeQuestion): readonly ComparedFact[] {
  if (holder === null) {
    return [
      { key: 'name', label: '姓名', left: nameOf(brought), right: name ?? '没写', isWeighed: name !== null },
      {
        key: 'birth',
        label: '出生日期',
        left: brought.birthDate,
        right: document?.birthDate ?? '证件上没有',
        isWeighed: document !== null,
      },
      {
        key: 'sex',
        label: '性别',
        left: SEX_NAMES_ZH[brought.sex],
        right: document ? SEX_NAMES_ZH[document.sex] : '证件上没有',
        isWeighed: document !== null,
      },
    ]
  }
  return [
    { key: 'name', label: '姓名', left: nameOf(brought), right: nameOf(holder), isWeighed: true },
    { key: 'birth', label: '出生日期', left: brought.birthDate, right: holder.birthDate, isWeighed: true },
    {
      key: 'sex',
      label: '性别',
      left: SEX_NAMES_ZH[brought.sex],
      right: SEX_NAMES_ZH[holder.sex],
      isWeighed: true,
    },
    { key: 'document', label: '证件', left: documentOf(brought), right: documentOf(holder) },
    {
      key: 'guardians',
      label: '现在的监护人',
      left: guardiansInWords(brought.guardianNames),
      right: guardiansInWords(holder.guardianNames),
    },
    ...HANGS.filter(([field]) => brought[field] + holder[field] > 0).map(([field, label]) => ({
      key: field,
      label,
      left: String(brought[field]),
      right: String(holder[field]),
    })),
  ]
}

/** `1 个预约、2 条档案记录`; what hangs on the row that ends and moves to the other. */
export function movesInWords(question: MergeQuestion): string {
  const { brought, holder, after } = question
  const ended = after.survivor === 'holder' ? brought : holder
  const parts = ended ? HANGS.filter(([field]) => ended[field] > 0) : []
  if (!ended || parts.length === 0) return '没有要搬的'
  return parts.map(([field, label]) => `${label} ${ended[field]}`).join('、')
}

export function nameOf({ name, nameIsTemporary }: Pick<MergeSide, 'name' | 'nameIsTemporary'>): string {
  return nameIsTemporary ? `${name}（还没取名）` : name
}

export function documentOf({
  documentType,
  documentMasked,
}: Pick<MergeSide, 'documentType' | 'documentMasked'>): string {
  return `${DOCUMENT_TYPE_NAMES_ZH[documentType]} ${documentMasked}`
}
