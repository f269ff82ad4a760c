import type { CheckupLine } from '#domain/checkup/checkup-in-words'
import type { LocalDate } from '#domain/kernel/time'

/** `record.checkup`, as far as it is drawn. */
export interface CheckupView {
  readonly nameZh: string
  readonly doneOn: LocalDate
  readonly place: string
  readonly practitioner: string | null
  readonly lines: readonly CheckupLine[]
  readonly signs: readonly { readonly nameZh: string; readonly isShown: boolean }[]
}
