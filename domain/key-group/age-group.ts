import { addDays, birthdayOf, type LocalDate } from '../kernel/time'
import { AGE_GROUPS, type AgeGroup } from './key-group'

/** In completed years: from this birthday on, and until the day before that one; null is without end. */
interface AgeBounds {
  readonly fromYears: number
  readonly belowYears: number | null
}

/** 0–6 岁 ends the day before the seventh birthday, 65 岁及以上 begins on the sixty-fifth (国卫基层发〔2022〕10号). */
export const AGE_GROUP_BOUNDS: Readonly<Record<AgeGroup, AgeBounds>> = {
  'child-0-6': { fromYears: 0, belowYears: 7 },
  'elderly-65': { fromYears: 65, belowYears: null },
}

/** The days on which somebody belongs to a group of their age. Both days belong to it. */
export interface AgeGroupSpan {
  readonly group: AgeGroup
  readonly since: LocalDate
  readonly lastDay: LocalDate | null
}

/** Of both groups, whether they lie behind, around or before today (journeys E2 10 and 11). */
export function ageGroupSpans(birthDate: LocalDate): AgeGroupSpan[] {
  return AGE_GROUPS.map((group) => {
    const { fromYears, belowYears } = AGE_GROUP_BOUNDS[group]
    return {
      group,
      since: birthdayOf(birthDate, fromYears),
      lastDay: belowYears === null ? null : addDays(birthdayOf(birthDate, belowYears), -1),
    }
  })
}

/** The groups of somebody's age on a day; at most one. */
export function ageGroupsOn(birthDate: LocalDate, on: LocalDate): AgeGroup[] {
  return ageGroupSpans(birthDate)
    .filter(({ since, lastDay }) => since <= on && (lastDay === null || on <= lastDay))
    .map(({ group }) => group)
}
