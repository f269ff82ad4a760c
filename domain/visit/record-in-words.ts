import type { LocalDate } from '../kernel/time'
import { dayInWords } from '../kernel/time-in-words'
import { diagnosisOf } from './diagnosis'
import { FINDING_WORDS_ZH } from './finding'
import type { VisitRecord } from './visit-record'

export interface RecordLine {
  readonly nameZh: string
  readonly valueZh: string
}

/** A record as a family reads it: no codes, nothing called 异常, and what happens next at the end. */
export function recordInWords(record: VisitRecord, visitedOn: LocalDate): RecordLine[] {
  const { temperatureTenths, weightGrams, abnormal, next } = record
  const measured = [
    ...(temperatureTenths === null ? [] : [`体温 ${temperatureTenths / 10} ℃`]),
    ...(weightGrams === null ? [] : [`体重 ${weightGrams / 1000} kg`]),
  ]
  const seen = abnormal.map((finding) => FINDING_WORDS_ZH[finding].abnormalZh)
  return [
    { nameZh: '为什么来', valueZh: record.complaints.join('、') },
    { nameZh: '量了', valueZh: measured.join('，') },
    { nameZh: '医生看到', valueZh: seen.length > 0 ? `${seen.join('、')}，其余都好` : '查的几项都好' },
    { nameZh: '诊断', valueZh: diagnosesInWords(record) },
    { nameZh: '医生说', valueZh: record.words },
    {
      nameZh: '接下来',
      valueZh:
        next.kind === 'home'
          ? `在家观察 ${next.days} 天。加重了随时来，很急打 120。`
          : `${dayInWords(next.on, visitedOn)}来复诊。加重了随时来，很急打 120。`,
    },
  ].filter(({ valueZh }) => valueZh !== '')
}

/** `急性上呼吸道感染、急性支气管炎` */
export function diagnosesInWords({ diagnoses }: Pick<VisitRecord, 'diagnoses'>): string {
  return diagnoses.map((code) => diagnosisOf(code)?.nameZh ?? code).join('、')
}
