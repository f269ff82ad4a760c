import { ENTRY_KIND_NAMES_ZH, type EntryKind } from '#domain/kernel/entry-kind'
import { SERVICE_NAMES_ZH, type Service } from '#domain/kernel/healthcare-service'
import type { LocalDate } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { ALLERGY_SEVERITY_WORDS_ZH, allergyInWords } from '#domain/record/allergy'
import { ATTACHMENT_KIND_NAMES_ZH, type AttachmentKind } from '#domain/record/attachment'
import { prescriptionItemInWords } from '#domain/record/prescription'
import { DUPLICATE_REASON_WORDS_ZH } from '#domain/report/duplicate'
import { reportItemOf } from '#domain/report/report-item'
import {
  hasOutside,
  rangeInWords,
  rangeMark,
  resultInBrief,
  valueInWords,
} from '#domain/report/report-result'
import { diagnosesInWords, recordInWords } from '#domain/visit/record-in-words'
import type { VisitRecord } from '#domain/visit/visit-record'
import { openAllergy, openItems, openResult, openVisit } from '../../../platform/sealing/entry-seal'
import type { FieldCrypto } from '../../../platform/sealing/field-crypto'
import { CARE_WORDS } from './care-words'
import { cipherOf, type EntryLine, type EntryWords, headline, line, said } from './entry-line'
import type { EntryRow } from './timeline-store'

/** In the record in which it should never have stood, without a name. */
export const MOVED_AWAY_ZH = '这一条记错了人，已经移到本人名下。'

/** What a visit is called when it is over. */
const VISIT_TITLES_ZH: Readonly<Record<Service, string>> = {
  ...SERVICE_NAMES_ZH,
  'sick-visit': '生病看诊',
  'follow-up': '复诊',
  'expert-outreach': '专家看诊',
}

export const ENTRY_WORDS: Readonly<Record<EntryKind, EntryWords>> = {
  ...CARE_WORDS,
  visit: {
    headline: (row, crypto, { today }) => {
      const record = openVisit(crypto, cipherOf(row))
      const drugs = row.related.flatMap((sealed) => openItems(crypto, sealed)).length
      const title = VISIT_TITLES_ZH[row.code as Service]
      return headline(`${title}${byWhom(row)}`, visitInBrief(record, today), { drugs })
    },
    lines: (row, crypto) => [
      ...recordInWords(openVisit(crypto, cipherOf(row)), row.on).map(({ nameZh, valueZh }) =>
        line(nameZh, valueZh),
      ),
      ...row.related.flatMap((sealed) => itemLines(sealed, crypto)),
    ],
  },
  prescription: {
    headline: (row, crypto) => {
      const items = openItems(crypto, cipherOf(row))
      return headline(`开了 ${items.length} 种药`, items.map(({ drug }) => drug).join('、'))
    },
    lines: (row, crypto) => itemLines(cipherOf(row), crypto),
  },
  report: {
    headline: (row, crypto) => {
      const result = openResult(crypto, cipherOf(row))
      const name = reportItemOf(row.code ?? '')?.nameZh ?? '检查'
      return headline(`${name}报告`, resultInBrief(result), { needsAttention: hasOutside(result) })
    },
    lines: (row, crypto) => {
      const { values, findings, conclusion, repeatReason } = openResult(crypto, cipherOf(row))
      return [
        ...values.map((value) => ({
          nameZh: value.name,
          valueZh: valueInWords(value),
          mark: rangeMark(value),
          rangeZh: rangeInWords(value),
        })),
        ...said('看到的', findings),
        ...said('结论', conclusion),
        ...said('为什么再查', repeatReason ? DUPLICATE_REASON_WORDS_ZH[repeatReason] : ''),
      ]
    },
  },
  allergy: {
    headline: (row, crypto) => {
      const allergy = openAllergy(crypto, cipherOf(row))
      const severity = allergy.severity && ALLERGY_SEVERITY_WORDS_ZH[allergy.severity]
      const sub = [allergy.reaction, severity].filter(Boolean).join('，')
      return headline(allergyInWords(allergy), sub, { needsAttention: row.resolvedOn === null })
    },
    lines: (row, crypto, { today }) => {
      const { substance, reaction, severity } = openAllergy(crypto, cipherOf(row))
      return [
        line('对什么过敏', substance),
        ...said('当时怎么样', reaction),
        ...said('轻重', severity ? ALLERGY_SEVERITY_WORDS_ZH[severity] : ''),
        ...said('现在', row.resolvedOn ? `${dateInWords(row.resolvedOn, today)}起不再算过敏` : ''),
      ]
    },
  },
  attachment: {
    headline: (row, crypto) => {
      const kind = ATTACHMENT_KIND_NAMES_ZH[row.code as AttachmentKind]
      return headline(titleOf(row, crypto) || kind, `${kind}，家里拍的`)
    },
    lines: (row, crypto) => [
      line('是什么', ATTACHMENT_KIND_NAMES_ZH[row.code as AttachmentKind]),
      ...said('说明', titleOf(row, crypto)),
    ],
  },
}

/** What is left of an entry that was moved away: its kind, and why. */
const TRACE_WORDS: EntryWords = {
  headline: ({ kind }) => headline(ENTRY_KIND_NAMES_ZH[kind], '记错了人，已经移到本人名下'),
  lines: () => [line('说明', MOVED_AWAY_ZH)],
}

/** How a row is told, whether it is an entry or what is left of one. */
export function wordsOf({ kind, isTrace }: EntryRow): EntryWords {
  return isTrace ? TRACE_WORDS : ENTRY_WORDS[kind]
}

/** ` · 何静医生` */
function byWhom({ practitioner }: EntryRow): string {
  return practitioner ? ` · ${practitioner.replace(/医生$/, '')}医生` : ''
}

function visitInBrief(record: VisitRecord, today: LocalDate): string {
  const { next } = record
  const after = next.kind === 'home' ? `在家观察 ${next.days} 天` : `${dateInWords(next.on, today)}复诊`
  return `${diagnosesInWords(record)}，${after}`
}

function itemLines(sealed: string, crypto: FieldCrypto): EntryLine[] {
  return openItems(crypto, sealed).map((item) => line(item.drug, prescriptionItemInWords(item)))
}

function titleOf(row: EntryRow, crypto: FieldCrypto): string {
  return row.cipher ? crypto.open('record_attachment.title_cipher', row.cipher) : ''
}
