import type { VaccineCode } from '#domain/immunization/vaccine'
import type { Sex } from '#domain/kernel/sex'
import type { ImmunizationView } from './immunization-view'

/** `chart.immunization`, as far as it is drawn: the family's view, and what a nurse starts from. */
export interface ChartImmunization extends ImmunizationView {
  readonly patient: { readonly nameMasked: string; readonly sex: Sex; readonly age: string }
  /** What can be given now, in the order of the schedule. */
  readonly suggested: readonly VaccineCode[]
  /** A check-up is due and was not done today: it comes before the injection (rules D-CH-04). */
  readonly checkupFirst: boolean
  /** The lot of each vaccine that was used last today, here. */
  readonly lots: readonly { readonly vaccineCode: VaccineCode; readonly lotNumber: string }[]
}
