import type { LocalDate } from '../kernel/time'
import { dateInWords } from '../kernel/time-in-words'
import { CHECKUP_FINDING_WORDS_ZH } from './checkup-finding'
import { CHECKUP_ITEM_WORDS_ZH } from './checkup-item'
import type { CheckupRecord } from './checkup-record'
import { FEEDING_NAMES_ZH } from './feeding'

export interface CheckupLine {
  readonly nameZh: string
  readonly valueZh: string
}

/** What was measured at a check-up: grams and millimetres, null where not measured. */
export interface CheckupMeasures {
  readonly weightGrams: number | null
  readonly statureMillimetres: number | null
  /** Lying or standing; 身长 while nobody says. */
  readonly statureAs?: 'length' | 'height' | null
  readonly headMillimetres: number | null
}

/** A check-up as a family reads it: what was done, what was seen, what the doctor says, and what comes next. */
export function checkupInWords(
  record: CheckupRecord,
  {
    measures,
    signs,
    doneOn,
  }: {
    readonly measures: CheckupMeasures | null
    readonly signs: readonly string[]
    readonly doneOn: LocalDate
  },
): CheckupLine[] {
  const { looked, abnormal, warningSigns, feeding, haemoglobin, words, recheckOn } = record
  const seen = abnormal.map((finding) => CHECKUP_FINDING_WORDS_ZH[finding].abnormalZh)
  return [
    { nameZh: '量了', valueZh: measuresInWords(measures) },
    { nameZh: '做了', valueZh: looked.map((item) => CHECKUP_ITEM_WORDS_ZH[item].nameZh).join('、') },
    {
      nameZh: '医生看到',
      valueZh: seen.length > 0 ? `${seen.join('、')}，其余都好` : '查的几项都好',
    },
    { nameZh: '发育', valueZh: signsInWords(looked.includes('warning-signs') ? signs : [], warningSigns) },
    { nameZh: '吃什么', valueZh: feeding ? FEEDING_NAMES_ZH[feeding] : '' },
    { nameZh: '血红蛋白', valueZh: haemoglobin === null ? '' : `${haemoglobin} g/L` },
    { nameZh: '医生说', valueZh: words },
    {
      nameZh: '接下来',
      valueZh: recheckOn ? `${dateInWords(recheckOn, doneOn)}再来看一次。` : '到下一次体检再来。',
    },
  ].filter(({ valueZh }) => valueZh !== '')
}

/** `76.6 cm，9.2 kg，头围 45.6 cm` */
export function measuresInWords(measures: CheckupMeasures | null): string {
  if (!measures) return ''
  const { weightGrams, statureMillimetres, statureAs, headMillimetres } = measures
  const stature = statureAs === 'height' ? '身高' : '身长'
  return [
    ...(statureMillimetres === null ? [] : [`${stature} ${statureMillimetres / 10} cm`]),
    ...(weightGrams === null ? [] : [`体重 ${weightGrams / 1000} kg`]),
    ...(headMillimetres === null ? [] : [`头围 ${headMillimetres / 10} cm`]),
  ].join('，')
}

function signsInWords(asked: readonly string[], shown: readonly string[]): string {
  if (shown.length > 0) return `${shown.join('、')}：要再仔细看看，不等于有病，越早看越好。`
  return asked.length > 0 ? `问了 ${asked.length} 件这个年龄该会的事，都会` : ''
}
