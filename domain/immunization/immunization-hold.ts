import type { LocalDate } from '../kernel/time'
import { isCombined, seriesOf, type VaccineCode } from './vaccine'

/** Why staff hold a vaccine back. What else there is to say stands in a note. */
export const HOLD_REASONS_ZH = {
  fever: '发热',
  illness: '正在生病',
  medicine: '在用会影响接种的药',
  allergy: '对疫苗成分严重过敏',
  'severe-reaction': '上一剂有过严重反应',
  immune: '免疫功能不好',
  'mother-hiv': '等母亲 HIV 相关检查的结果',
  other: '医生另有考虑',
} as const

export type HoldReason = keyof typeof HOLD_REASONS_ZH
export const HOLD_REASONS = Object.keys(HOLD_REASONS_ZH) as [HoldReason, ...HoldReason[]]

/** What says more of somebody's health than a vaccine needs: of the mother too (journeys E3 28). */
const RESTRICTED_REASONS: readonly HoldReason[] = ['immune', 'mother-hiv']

/** How much of a hold's reason somebody reads. */
export interface HoldReader {
  /** The free words beside the reason. */
  readonly seesWords: boolean
  readonly seesRestricted: boolean
}

/** `发热：38.6 度`; a restricted reason is for others what any reason of a doctor's is. */
export function holdReasonInWords(
  { reason, words }: { readonly reason: HoldReason; readonly words: string },
  { seesWords, seesRestricted }: HoldReader,
): string {
  if (RESTRICTED_REASONS.includes(reason) && !seesRestricted) return HOLD_REASONS_ZH.other
  return seesWords && words !== '' ? `${HOLD_REASONS_ZH[reason]}：${words}` : HOLD_REASONS_ZH[reason]
}

/** A vaccine that is not given for now (缓种), or not at all (禁忌). */
export interface ImmunizationHold {
  readonly vaccine: VaccineCode
  /** First day on which a deferred dose may be given; null: a contraindication. */
  readonly until: LocalDate | null
}

/**
 * What holds a vaccine back on a day, a contraindication before a deferral. A hold on a vaccine also holds the combined
 * ones that contain it; its alternative of another make is not meant (live and inactivated JE).
 */
export function holdOf<Hold extends ImmunizationHold>(
  vaccine: VaccineCode,
  holds: readonly Hold[],
  today: LocalDate,
): Hold | null {
  if (holds.length === 0) return null
  const inForce = holds.filter(
    (hold) => isHeldBy(vaccine, hold.vaccine) && (hold.until === null || hold.until > today),
  )
  return inForce.find(({ until }) => until === null) ?? inForce[0] ?? null
}

function isHeldBy(vaccine: VaccineCode, held: VaccineCode): boolean {
  if (vaccine === held) return true
  return isCombined(vaccine) && seriesOf(held).some((series) => seriesOf(vaccine).includes(series))
}
