import { ADULT_FROM_YEARS } from '../kernel/legal-age'
import { ageYearsOn, type LocalDate } from '../kernel/time'
import type { SlotFacts } from './refuse-slot'

/** More children of one family are seen on two days. */
export const TOGETHER_MAX = 4

/** 一起看 is for children whom somebody brings; adults come by themselves (BK-08, journeys E1 7). */
export function isSeenTogether(birthDate: LocalDate, day: LocalDate): boolean {
  return ageYearsOn(birthDate, day) < ADULT_FROM_YEARS
}

type Stretch = Pick<SlotFacts, 'id' | 'practitionerId' | 'organizationId' | 'service' | 'start' | 'end'>

/**
 * Whether children are seen one after the other: by the same doctor, each in the slot of the one before or in the next
 * one, which begins when it ends (BK-08, journeys E1 7). A slot has room for several, so the same one is together too.
 */
export function areTogether(slots: readonly Stretch[]): boolean {
  const inOrder = [...slots].sort((one, other) => one.start.getTime() - other.start.getTime())
  return inOrder.every((slot, index) => {
    const before = inOrder[index - 1]
    if (!before || before.id === slot.id) return true
    const isSameDesk =
      before.practitionerId === slot.practitionerId &&
      before.organizationId === slot.organizationId &&
      before.service === slot.service
    return isSameDesk && before.end.getTime() === slot.start.getTime()
  })
}
