import type { LocalDate } from '../kernel/time'

/**
 * The six official reasons for examining again what another place's report still answers
 * （《医疗机构检查检验结果互认管理办法》国卫医发〔2022〕6号）. That a patient asks is none of them (rule MR-PATIENT).
 */
export const DUPLICATE_REASONS = [
  'disease-changed',
  'fast-changing',
  'decisive',
  'emergency',
  'appraisal',
  'other-need',
] as const
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number]

export const DUPLICATE_REASON_WORDS_ZH = {
  'disease-changed': '病情变了，原来的结果对不上',
  'fast-changing': '这项结果变化快',
  decisive: '手术、输血前等关键的检查',
  emergency: '急诊、急救',
  appraisal: '司法、伤残、病退鉴定',
  'other-need': '别的确实需要再查的情况',
} as const satisfies Record<DuplicateReason, string>

/** A report as far as it decides whether another is needed. */
export interface StandingReport {
  readonly itemCode: string
  readonly performedOn: LocalDate
  readonly recognisedUntil: LocalDate | null
}

/** The newest report of the item that still stood on the day of the new one; null when nothing needs a reason. */
export function standingReport<Report extends StandingReport>(
  reports: readonly Report[],
  asked: { readonly itemCode: string; readonly performedOn: LocalDate },
): Report | null {
  const standing = reports.filter(
    ({ itemCode, performedOn, recognisedUntil }) =>
      itemCode === asked.itemCode &&
      performedOn <= asked.performedOn &&
      recognisedUntil !== null &&
      asked.performedOn <= recognisedUntil,
  )
  return standing.sort((a, b) => (a.performedOn < b.performedOn ? 1 : -1))[0] ?? null
}
