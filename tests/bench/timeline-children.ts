import type { CheckupChild } from '#domain/checkup/checkup-plan'
import type { GrowthValues } from '#domain/growth/growth-measure'
import type { GrowthRules } from '#domain/growth/growth-rules'
import { rowAt } from '#domain/growth/sd-table'
import type { ImmunizationChild } from '#domain/immunization/immunization-plan'
import type { VaccineCode } from '#domain/immunization/vaccine'
import type { EntrySource } from '#domain/kernel/entry-kind'
import type { Sex } from '#domain/kernel/sex'
import { addDays, addMonths, type LocalDate } from '#domain/kernel/time'

export interface TimelineChild {
  readonly birthDate: LocalDate
  readonly sex: Sex
  readonly gestationWeeks: number | null
  /** Oldest first. */
  readonly measured: readonly {
    readonly on: LocalDate
    readonly source: EntrySource
    readonly values: GrowthValues
  }[]
  readonly immunization: ImmunizationChild
  readonly checkup: CheckupChild
}

/** Months of age at the thirteen check-ups, as the norm prints them. */
const CHECKUP_MONTHS = [0, 1, 3, 6, 8, 12, 18, 24, 30, 36, 48, 60, 72]
/** A programme's doses with the months of age at which a child has had them. */
const DOSES: readonly (readonly [VaccineCode, readonly number[]])[] = [
  ['HepB', [0, 1, 6]],
  ['BCG', [0]],
  ['IPV', [2, 3]],
  ['bOPV', [4, 48]],
  ['DTaP', [2, 4, 6, 18, 72]],
  ['MPSV-A', [6, 9]],
  ['MPSV-AC', [36, 72]],
  ['MMR', [8, 18]],
  ['JE-L', [8, 24]],
  ['HepA-L', [18]],
]
const OLDEST_DAYS = 84 * 30

/**
 * A county's children under seven, the same in every run: all ages, one in nine preterm, one in seven with a vaccine
 * deferred, one in eleven doses and check-ups left out, and between check-ups a family measures at home.
 */
export function timelineChildren(count: number, rules: GrowthRules, today: LocalDate): TimelineChild[] {
  return Array.from({ length: count }, (_, place) => timelineChild(place, rules, today))
}

function timelineChild(place: number, rules: GrowthRules, today: LocalDate): TimelineChild {
  const birthDate = addDays(today, -((place * 37) % OLDEST_DAYS))
  const sex = place % 2 === 0 ? 'male' : 'female'
  const happened = (months: number, delayDays: number) => {
    const on = addDays(addMonths(birthDate, months), delayDays)
    return on <= today ? on : null
  }
  const visits = CHECKUP_MONTHS.flatMap((months, index) => {
    const on = (place + index) % 11 === 0 ? null : happened(months, (place + index) % 20)
    return on ? [{ visitNo: index + 1, months, on }] : []
  })
  const given = DOSES.flatMap(([vaccine, ages], line) =>
    ages.flatMap((months, dose) => {
      const on = (place + line + dose) % 11 === 1 ? null : happened(months, (place * 3 + line) % 25)
      return on ? [{ id: `${vaccine}-${dose}`, vaccine, on, isVerified: true }] : []
    }),
  )
  const gestationWeeks = place % 9 === 0 ? 30 + (place % 7) : null
  const until = addDays(today, 20)
  return {
    birthDate,
    sex,
    gestationWeeks,
    measured: visits.flatMap(({ months, on }) => {
      const values = valuesAt(months, sex, place, rules)
      const atHome = addDays(on, 25)
      return [
        { on, source: 'staff' as const, values },
        ...(atHome <= today ? [{ on: atHome, source: 'family' as const, values }] : []),
      ]
    }),
    immunization: { birthDate, sex, given, holds: place % 7 === 0 ? [{ vaccine: 'MMR', until }] : [] },
    checkup: {
      birthDate,
      registeredOn: birthDate,
      newborn: { gestationWeeks, birthWeightGrams: null, isMultiple: null, dischargedOn: null },
      done: visits.map(({ visitNo, on }) => ({ id: `${visitNo}`, visitNo, doneOn: on })),
      appointments: [],
    },
  }
}

/** Between −2 and +2 SD of the age, each child near a line of its own. */
function valuesAt(months: number, sex: Sex, place: number, rules: GrowthRules): GrowthValues {
  const { weight, stature, head } = rules['GR-01'][sex]
  const column = 1 + (place % 5)
  const at = (table: typeof weight) => {
    const value = rowAt(table, months)?.values[column]
    return value === undefined ? null : Math.round(value)
  }
  return {
    weightGrams: at(weight),
    statureMillimetres: at(stature),
    statureAs: months < rules['GR-01'].heightFromMonths ? 'length' : 'height',
    headMillimetres: at(head),
  }
}
