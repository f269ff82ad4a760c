import type { DoseReason, DoseState } from '#domain/immunization/dose-state'
import type { VaccineCode, VaccineSeries } from '#domain/immunization/vaccine'
import type { LocalDate } from '#domain/kernel/time'

/** A dose of `record.immunization`, as far as it is drawn. */
export interface DoseRow {
  readonly series: VaccineSeries
  readonly doseNo: number
  readonly vaccineCode: VaccineCode
  readonly nameZh: string
  readonly state: DoseState
  readonly dueOn: LocalDate | null
  readonly earliestOn: LocalDate | null
  readonly latestOn: LocalDate | null
  readonly reasons: readonly DoseReason[]
  readonly free: boolean
  /** The dose that was given for it; null while it is missing. */
  readonly givenId: string | null
}

/** A dose that was given, whoever wrote it down. */
export interface GivenRow {
  readonly id: string
  readonly vaccineCode: VaccineCode
  readonly nameZh: string
  readonly on: LocalDate
  readonly isVerified: boolean
  readonly lotNumber: string | null
  readonly place: string | null
  readonly mayWithdraw: boolean
}

export interface OptionalRow {
  readonly vaccineCode: VaccineCode
  readonly nameZh: string
  readonly purposeZh: string
  readonly doseNo: number
  readonly total: number
  readonly fromOn: LocalDate
  /** Last day on which it can be begun; null where the label has none, or it is begun. */
  readonly untilOn: LocalDate | null
  /** False: only one public text says it. */
  readonly verified: boolean
}

export interface HoldRow {
  readonly id: string
  readonly vaccineCode: VaccineCode
  readonly nameZh: string
  /** First day on which it may be given again; null: never. */
  readonly until: LocalDate | null
  readonly reasonZh: string
}

export interface ProgrammeNote {
  readonly title: string
  /** 2026 版 */
  readonly shortZh: string
  /** What this version changed; null where nothing did. */
  readonly changeZh: string | null
  readonly verified: boolean
}

/** `record.immunization`, as far as it is drawn. */
export interface ImmunizationView {
  readonly birthDate: LocalDate
  readonly programme: ProgrammeNote
  readonly doses: readonly DoseRow[]
  readonly given: readonly GivenRow[]
  readonly optional: readonly OptionalRow[]
  readonly holds: readonly HoldRow[]
  readonly observation: {
    /** ISO +08:00 */
    readonly until: string
    readonly minutes: number
    readonly vaccineNames: readonly string[]
  } | null
  readonly appointment: { readonly id: string; readonly day: LocalDate } | null
}
