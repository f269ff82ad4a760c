import { type Refusal, refuse } from '../kernel/errors'
import type { LocalDate } from '../kernel/time'
import { EXTRA_VISIT_NO } from './checkup-occasion'
import type { PlannedCheckup } from './checkup-plan'
import type { FurtherVisits } from './further-visits'

interface WrittenCheckup {
  readonly visitNo: number
  readonly doneOn: LocalDate
  /** The entry that this one corrects. */
  readonly correctsId: string | null
}

/**
 * Why a check-up cannot be one of these occasions, or null. A further visit is for a newborn at risk alone; one that was
 * made may be corrected whatever is known of the risk by now.
 *
 * @returns checkup_not_for_age with `opensOn` where the occasion is still to come; entry_already_there
 */
export function refuseOccasion(
  { visitNo, doneOn, correctsId }: WrittenCheckup,
  rows: readonly PlannedCheckup[],
  further: FurtherVisits | null,
): Refusal | null {
  if (visitNo === EXTRA_VISIT_NO) {
    const isMade = further?.done.some(({ id }) => id === correctsId) ?? false
    const isMeant = further !== null && doneOn < further.endsOn && (further.risks.length > 0 || isMade)
    return isMeant ? null : refuse('checkup_not_for_age', { visitNo })
  }
  const planned = rows.find((row) => row.visitNo === visitNo)
  if (!planned) return refuse('checkup_not_for_age')
  if (planned.checkupId !== null && planned.checkupId !== correctsId) return refuse('entry_already_there')
  return doneOn < planned.opensOn ? refuse('checkup_not_for_age', { opensOn: planned.opensOn }) : null
}
