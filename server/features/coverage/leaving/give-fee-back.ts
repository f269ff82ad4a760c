import { localDateOf } from '#domain/kernel/time'
import type { CoverageEnd } from '#domain/mutual-aid/coverage/exit-coverage'
import type { RefundReason } from '#domain/payment/refund-reason'
import type { WriteContext } from '../../../platform/context'
import type { CoverageRow } from '../coverage-store'

/** The fee of one child of an enrolment goes back to whoever paid it, a family or donations; the others' stays. */
export async function giveFeeBack(
  { tx, access, account, now }: Pick<WriteContext, 'tx' | 'access' | 'account' | 'now'>,
  { id, planId, enrolmentId }: CoverageRow,
  end: CoverageEnd,
): Promise<void> {
  const at = now()
  if (end.refundFen > 0) {
    const part = { purpose: 'coverage', subjectId: enrolmentId, partId: id } as const
    await access.giveBack(tx, { ...part, amountFen: end.refundFen, reason: reasonOf(end) }, at)
  }
  if (end.givesWaiverBack) {
    const by = { onDay: localDateOf(at), at, byAccountId: account.id }
    await access.takeBack(tx, { planId, intent: waiverIntent(id), ...by })
  }
}

/** What donations paid for a place stands in the books under this. */
export function waiverIntent(coverageId: string): string {
  return `waiver/${coverageId}`
}

function reasonOf({ reason, status }: CoverageEnd): RefundReason {
  if (reason === 'death') return 'not-begun'
  return status === 'void' ? 'void' : 'hesitation'
}
