import { FIRST_MONTH_VISIT_NO, HOME_VISIT_NO } from '#domain/checkup/checkup-occasion'
import type { CheckupRules } from '#domain/checkup/checkup-rules'
import { checkupWindow } from '#domain/checkup/checkup-window'
import { NO_NEWBORN_FACTS } from '#domain/checkup/newborn-risk'
import { addMonths, daysBetween, localDate } from '#domain/kernel/time'

/** The days of one check-up, counted from the birth date and so many months: what SQL needs to place it for any child. */
export interface CheckupOffset {
  readonly visitNo: number
  readonly months: number
  readonly opensDays: number
  readonly closesDays: number
  /** Of the occasion before whose first day this one closes, however wide the windows are; null: of none. */
  readonly nextMonths: number | null
  readonly nextOpensDays: number | null
}

/** Any day whose month is as long as the others will do: months are clipped when they are added, days are not. */
const BORN = localDate('2020-01-01')

/**
 * As domain/checkup/checkup-plan.ts places them for a child of whose birth nothing is known: the night opens no sealed
 * facts, so that the first visit at home is due after a usual stay in hospital.
 */
export function checkupOffsets(rules: CheckupRules): CheckupOffset[] {
  const own = rules['CH-01'].occasions.map((occasion) => {
    const { visitNo, ageMonths } = occasion
    const months = visitNo === HOME_VISIT_NO || visitNo === FIRST_MONTH_VISIT_NO ? 0 : ageMonths
    const { opensOn, closesOn } = checkupWindow(occasion, BORN, NO_NEWBORN_FACTS, rules)
    const from = addMonths(BORN, months)
    return { visitNo, months, opensDays: daysBetween(from, opensOn), closesDays: daysBetween(from, closesOn) }
  })
  return own.map((offset, place) => {
    const next = offset.visitNo === HOME_VISIT_NO ? undefined : own[place + 1]
    return { ...offset, nextMonths: next?.months ?? null, nextOpensDays: next?.opensDays ?? null }
  })
}
