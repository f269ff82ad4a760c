import type { StaffRole } from '#domain/account/account-role'
import type { ChartView } from '#domain/record/chart-view'

declare const proven: unique symbol

/**
 * Proof that a member of staff may look into a person's record at this moment, and that the look was written down. A
 * store that reads or writes an entry for staff takes this, and answers only the kinds that it names (style 13).
 */
export interface ChartScope extends ChartView {
  readonly patientId: string
  readonly accountId: string
  readonly role: StaffRole
  /** Where the member of staff works: entries of this place and below are never restricted for them. */
  readonly organizationId: string
  readonly practitionerId: string | null
  readonly [proven]: true
}

/** Only server/features/record/chart-access.ts calls this, after it has asked and written down; see tests/architecture.test.ts. */
export function provenChartScope(scope: Omit<ChartScope, typeof proven>): ChartScope {
  return scope as ChartScope
}
