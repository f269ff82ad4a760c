import { tellCheckup } from '#domain/checkup/tell-checkup'
import { followUpInBrief, followUpInWords, followUpTitle } from '#domain/follow-up/follow-up-in-words'
import type { FollowUpOutcome, FollowUpWay } from '#domain/follow-up/follow-up-record'
import { isVaccineCode, VACCINES } from '#domain/immunization/vaccine'
import type { Rule } from '#domain/kernel/rule-set'
import { openDetails } from '../../../platform/sealing/dose-details'
import { openCheckup, openFollowUp } from '../../../platform/sealing/entry-seal'
import type { FieldCrypto } from '../../../platform/sealing/field-crypto'
import { type MeasuredValues, openMeasuredValues } from '../../../platform/sealing/measured-values'
import { cipherOf, type EntryLine, type EntryWords, headline, line, said } from './entry-line'
import type { EntryRow } from './timeline-store'

type CareKind = 'measurement' | 'immunization' | 'checkup' | 'follow-up'

/** What features of their own write: measurements, doses, check-ups and follow-ups, as a line of the record. */
export const CARE_WORDS: Readonly<Record<CareKind, EntryWords>> = {
  measurement: {
    headline: (row, crypto) => {
      const by = row.source === 'family' ? '家里量的' : '社区量的'
      return headline(by, measuredInWords(openMeasures(row, crypto)))
    },
    lines: (row, crypto) => [
      ...said('量了', measuredInWords(openMeasures(row, crypto))),
      ...said('说明', row.source === 'family' ? '家里量的也画在曲线上；看着偏高偏低，先请社区再量一次' : ''),
    ],
  },
  immunization: {
    headline: (row) => headline(vaccineName(row), null),
    lines: (row, crypto) => [
      line('疫苗', vaccineName(row)),
      ...row.related.map((lot) => line('批号', lot)),
      ...doseLines(row, crypto),
      ...said('说明', row.isVerified ? '' : '家里记的，先算着，等医护核对接种本'),
    ],
  },
  'follow-up': {
    headline: (row, crypto) => {
      const { way, outcome, record } = followUpOf(row, crypto)
      const measures = measuredInWords(measuredAt(row, crypto))
      const sub = [followUpInBrief(record, outcome), measures].filter((words) => words !== '').join(' · ')
      return headline(followUpTitle(way, outcome), sub, { needsAttention: record.abnormal.length > 0 })
    },
    lines: (row, crypto, { today }) => {
      const { outcome, record } = followUpOf(row, crypto)
      return [
        ...said('量了', measuredInWords(measuredAt(row, crypto))),
        ...followUpInWords(record, outcome, today).map(({ nameZh, valueZh }) => line(nameZh, valueZh)),
      ]
    },
  },
  checkup: {
    headline: (row, crypto, { rules }) => {
      const { record, measures, nameZh } = checkupOf(row, crypto, rules)
      const { haemoglobin, abnormal, warningSigns } = record
      const blood = haemoglobin === null ? '' : `血红蛋白 ${haemoglobin} g/L`
      const sub = [measuredInWords(measures), blood].filter((words) => words !== '').join(' · ')
      return headline(nameZh, sub, { needsAttention: abnormal.length + warningSigns.length > 0 })
    },
    lines: (row, crypto, { rules }) =>
      checkupOf(row, crypto, rules).lines.map(({ nameZh, valueZh }) => line(nameZh, valueZh)),
  },
}

/** `身长 76.6 cm · 体重 9.2 kg · 头围 45.6 cm` */
function measuredInWords(values: MeasuredValues | null): string {
  if (!values) return ''
  const { weightGrams, statureMillimetres, statureAs, headMillimetres } = values
  return [
    ...(statureMillimetres === null
      ? []
      : [`${statureAs === 'height' ? '身高' : '身长'} ${statureMillimetres / 10} cm`]),
    ...(weightGrams === null ? [] : [`体重 ${weightGrams / 1000} kg`]),
    ...(headMillimetres === null ? [] : [`头围 ${headMillimetres / 10} cm`]),
    ...vitalsInWords(values),
  ].join(' · ')
}

const GLUCOSE_WHEN_ZH = { fasting: '空腹血糖', 'after-meal': '餐后血糖', 'any-time': '血糖' } as const

/** `血压 132/84 mmHg`, `空腹血糖 6.1 mmol/L` */
function vitalsInWords({ vitals }: MeasuredValues): string[] {
  if (!vitals) return []
  const { systolic, diastolic, glucoseTenths, glucoseWhen } = vitals
  return [
    ...(systolic === null ? [] : [`血压 ${systolic}/${diastolic} mmHg`]),
    ...(glucoseTenths === null
      ? []
      : [`${GLUCOSE_WHEN_ZH[glucoseWhen ?? 'any-time']} ${(glucoseTenths / 10).toFixed(1)} mmol/L`]),
  ]
}

function measuredAt(row: EntryRow, crypto: FieldCrypto): MeasuredValues | null {
  const [sealed] = row.related
  return sealed === undefined ? null : openMeasuredValues(crypto, sealed)
}

function openMeasures(row: EntryRow, crypto: FieldCrypto): MeasuredValues {
  return openMeasuredValues(crypto, cipherOf(row))
}

/** Where it was given, and how the half hour after it went. */
function doseLines({ cipher }: EntryRow, crypto: FieldCrypto): EntryLine[] {
  const { site, placeZh, observation } = openDetails(crypto, cipher)
  const watched = observation && (observation.outcome === 'well' ? '30 分钟没有反应' : observation.words)
  return [...said('打在哪', site ?? ''), ...said('在哪家打的', placeZh ?? ''), ...said('留观', watched ?? '')]
}

function vaccineName({ code }: EntryRow): string {
  return code !== null && isVaccineCode(code) ? VACCINES[code].nameZh : '疫苗'
}

/** As the family's own page of the check-up tells it. */
function checkupOf(row: EntryRow, crypto: FieldCrypto, rules: readonly Rule[]) {
  const record = openCheckup(crypto, cipherOf(row))
  const measures = measuredAt(row, crypto)
  const done = { visitNo: Number(row.code), doneOn: row.on, record, measures }
  return { ...tellCheckup(done, rules), record, measures }
}

/** What the table has in the clear stands in its code: the way, and how it went. */
function followUpOf(row: EntryRow, crypto: FieldCrypto) {
  const [way, outcome] = (row.code ?? '').split('/') as [FollowUpWay, FollowUpOutcome]
  return { way, outcome, record: openFollowUp(crypto, cipherOf(row)) }
}
