import { addDays, addMonths, type LocalDate } from '../kernel/time'
import type { CheckupItem } from './checkup-item'
import { type CheckupOccasion, HOME_VISIT_NO } from './checkup-occasion'
import type { CheckupRules } from './checkup-rules'
import { type CheckupWindow, checkupWindow } from './checkup-window'
import type { NewbornFacts } from './newborn-risk'

/** How a check-up stands (rules D-CH-02). */
export const CHECKUP_STATES = [
  'PLANNED',
  'DUE',
  'OVERDUE',
  'BOOKED',
  'DONE',
  'MISSED',
  'NOT_APPLICABLE',
] as const
export type CheckupState = (typeof CHECKUP_STATES)[number]

/** The check-ups are for children who have not completed their seventh year. */
const ENDS_AT_MONTHS = 84
const SIX_MONTHS_NO = 4
const EIGHT_MONTHS_NO = 5

/** What is known of a child when its check-ups are planned. */
export interface CheckupChild {
  readonly birthDate: LocalDate
  /** First day on which the child was known here. */
  readonly registeredOn: LocalDate
  readonly newborn: NewbornFacts
  readonly done: readonly DoneCheckup[]
  /** Open appointments of the service for check-ups, from today on. */
  readonly appointments: readonly BookedCheckup[]
}

export interface DoneCheckup {
  readonly id: string
  readonly visitNo: number
  readonly doneOn: LocalDate
}

export interface BookedCheckup {
  readonly id: string
  readonly day: LocalDate
}

export interface PlannedCheckup
  extends Omit<CheckupOccasion, 'ageMonths'>,
    Omit<CheckupWindow, 'isVerified'> {
  readonly isWindowVerified: boolean
  readonly state: CheckupState
  readonly checkupId: string | null
  readonly doneOn: LocalDate | null
  readonly appointmentId: string | null
}

/**
 * The thirteen check-ups of a child as they stand on a day. Computed anew each time, so a corrected birth date moves
 * everything but what is done. Nobody who was seven before they were known here has any.
 */
export function checkupPlan(child: CheckupChild, rules: CheckupRules, today: LocalDate): PlannedCheckup[] {
  const knownSince = child.done.reduce(
    (first, { doneOn }) => (doneOn < first ? doneOn : first),
    child.registeredOn,
  )
  const endsOn = addMonths(child.birthDate, ENDS_AT_MONTHS)
  if (endsOn <= knownSince) return []
  const windows = windowsOf(child, rules)
  const doneOf = new Map(child.done.map((each) => [each.visitNo, each]))
  const lastDone = Math.max(0, ...doneOf.keys())
  const booked = bookedOccasions(child.appointments, windows, doneOf)
  return windows.map((window, place) => {
    const { visitNo } = window.occasion
    const appointmentId = booked.get(visitNo) ?? null
    const nextOpensOn = windows[place + 1]?.opensOn ?? endsOn
    const isPassed = nextOpensOn <= today || lastDone > visitNo
    const state = doneOf.has(visitNo)
      ? 'DONE'
      : appointmentId
        ? 'BOOKED'
        : stateOf(window, { knownSince, today, isPassed })
    return rowOf(window, doneOf, { state, appointmentId })
  })
}

type OccasionWindow = CheckupWindow & { readonly occasion: CheckupOccasion }
type DoneByNo = ReadonlyMap<number, DoneCheckup>

/** However wide an operator makes the windows: one check-up closes before the next one opens. */
function windowsOf(child: CheckupChild, rules: CheckupRules): OccasionWindow[] {
  const { occasions } = rules['CH-01']
  const windows = occasions.map((occasion) => {
    const { dueOn, opensOn, closesOn, isVerified } = checkupWindow(
      occasion,
      child.birthDate,
      child.newborn,
      rules,
    )
    return { occasion, dueOn, opensOn, closesOn, isVerified }
  })
  return windows.map((window, place) => {
    const next = windows[place + 1]
    // A newborn who stayed long in hospital is visited at home whatever else is due.
    if (window.occasion.visitNo === HOME_VISIT_NO || !next || window.closesOn < next.opensOn) return window
    return { ...window, closesOn: addDays(next.opensOn, -1) }
  })
}

function stateOf(
  { opensOn, closesOn }: CheckupWindow,
  { knownSince, today, isPassed }: { knownSince: LocalDate; today: LocalDate; isPassed: boolean },
): CheckupState {
  if (today < opensOn) return 'PLANNED'
  if (today <= closesOn) return 'DUE'
  if (closesOn < knownSince) return 'NOT_APPLICABLE'
  return isPassed ? 'MISSED' : 'OVERDUE'
}

/** Which occasion each appointment is for; two for the same one are one too many, and the earlier counts. */
function bookedOccasions(
  appointments: readonly BookedCheckup[],
  windows: readonly OccasionWindow[],
  doneOf: DoneByNo,
): ReadonlyMap<number, string> {
  const booked = new Map<number, string>()
  for (const { id, day } of [...appointments].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    const visitNo = occasionOn(windows, doneOf, day)
    if (visitNo !== null && !booked.has(visitNo)) booked.set(visitNo, id)
  }
  return booked
}

/** The latest that has opened by the day; once that one is done, the first after it that is not. */
function occasionOn(windows: readonly OccasionWindow[], doneOf: DoneByNo, day: LocalDate): number | null {
  const atPlace = windows.filter(({ occasion }) => occasion.visitNo !== HOME_VISIT_NO)
  const opened = atPlace.filter(({ opensOn }) => opensOn <= day).length
  const open = atPlace.slice(Math.max(0, opened - 1)).find(({ occasion }) => !doneOf.has(occasion.visitNo))
  return open?.occasion.visitNo ?? null
}

function rowOf(
  { occasion, dueOn, opensOn, closesOn, isVerified }: OccasionWindow,
  doneOf: DoneByNo,
  { state, appointmentId }: { readonly state: CheckupState; readonly appointmentId: string | null },
): PlannedCheckup {
  const { visitNo, code, nameZh, labelZh, tcm } = occasion
  const done = doneOf.get(visitNo)
  return {
    visitNo,
    code,
    nameZh,
    labelZh,
    tcm,
    items: itemsOf(occasion, doneOf),
    dueOn,
    opensOn,
    closesOn,
    isWindowVerified: isVerified,
    state,
    checkupId: done?.id ?? null,
    doneOn: done?.doneOn ?? null,
    appointmentId,
  }
}

/** Blood is tested once between six and eight months: at eight only where six was missed (rules D-CH-01). */
function itemsOf(
  { visitNo, items }: Pick<CheckupOccasion, 'visitNo' | 'items'>,
  doneOf: DoneByNo,
): readonly CheckupItem[] {
  const isTested = visitNo === EIGHT_MONTHS_NO && doneOf.has(SIX_MONTHS_NO)
  return isTested ? items.filter((item) => item !== 'blood') : items
}
