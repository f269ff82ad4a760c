import { addDays, birthdayOf, daysBetween, type LocalDate } from '../kernel/time'
import { agesOwed, isServiceItem, type ServiceItemCode } from './service-item'

/** One service on its days: it can be given from `opensOn` on, and is late after `dueOn`. */
export interface PlannedTask {
  readonly itemCode: ServiceItemCode
  /** Year of the contract, from 1; 0 for what follows a schedule of its own. */
  readonly yearNo: number
  readonly seqNo: number
  readonly opensOn: LocalDate
  readonly dueOn: LocalDate
}

export interface PromisedServices {
  readonly startsOn: LocalDate
  /** Last day, inclusive. */
  readonly endsOn: LocalDate
  readonly birthDate: LocalDate
  /** How often a year; of an item that several packages promise, the greatest number. */
  readonly perYear: Readonly<Record<string, number>>
  /** The check-ups of the child that nobody has done yet, by their number: the first and the last day on time. */
  readonly checkups: readonly {
    readonly visitNo: number
    readonly opensOn: LocalDate
    readonly closesOn: LocalDate
  }[]
}

/** More years than a contract has. */
const YEARS_MAX = 3

/**
 * What a contract owes, as known on a day (rules D-FD-08): of the years that have begun by then, each item spread evenly
 * over its year, and every check-up whose last day lies in the term. The night makes the same rows in SQL.
 */
export function plannedTasks(promised: PromisedServices, today: LocalDate): PlannedTask[] {
  const perYear: Record<string, number> = { ...promised.perYear, 'elderly-checkup': 1 }
  const counted = contractYears(promised, today).flatMap((year) =>
    Object.entries(perYear).flatMap(([code, times]) =>
      isServiceItem(code) ? spread(code, times, year, promised.birthDate) : [],
    ),
  )
  const checkups = promised.checkups
    .filter(({ closesOn }) => promised.startsOn <= closesOn && closesOn <= promised.endsOn)
    .map(
      ({ visitNo, opensOn, closesOn }): PlannedTask => ({
        itemCode: 'child-checkup',
        yearNo: 0,
        seqNo: visitNo,
        opensOn,
        dueOn: closesOn,
      }),
    )
  return [...counted, ...checkups]
}

interface ContractYear {
  readonly yearNo: number
  readonly from: LocalDate
  /** Last day, inclusive. */
  readonly to: LocalDate
}

/** The years that have begun; the first is known from the day of signing on, even when it begins later (journeys E2 46). */
function contractYears({ startsOn, endsOn }: PromisedServices, today: LocalDate): ContractYear[] {
  const begun = today > startsOn ? today : startsOn
  return Array.from({ length: YEARS_MAX }, (_, place) => {
    const from = birthdayOf(startsOn, place)
    const last = addDays(birthdayOf(startsOn, place + 1), -1)
    return { yearNo: place + 1, from, to: last < endsOn ? last : endsOn }
  }).filter(({ from }) => from <= begun && from <= endsOn)
}

function spread(
  itemCode: ServiceItemCode,
  times: number,
  { yearNo, from, to }: ContractYear,
  birthDate: LocalDate,
): PlannedTask[] {
  const { fromYears, belowYears } = agesOwed(itemCode)
  if (itemCode === 'child-checkup') return []
  if (belowYears !== undefined && birthdayOf(birthDate, belowYears) <= from) return []
  const owedFrom = fromYears === undefined ? from : birthdayOf(birthDate, fromYears)
  const first = owedFrom > from ? owedFrom : from
  if (first > to) return []
  const days = daysBetween(first, to) + 1
  return Array.from({ length: times }, (_, place) => ({
    itemCode,
    yearNo,
    seqNo: place + 1,
    opensOn: addDays(first, Math.floor((place * days) / times)),
    dueOn: addDays(first, Math.floor(((place + 1) * days) / times) - 1),
  }))
}
