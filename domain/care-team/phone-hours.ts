import { type LocalTime, localTimeOf } from '../kernel/time'

/** When somebody of a team answers its phone, every day; the end does not belong to it. */
export interface PhoneHours {
  readonly phoneFrom: LocalTime
  readonly phoneTo: LocalTime
}

/** Whether somebody answers now; otherwise the other number is offered (journeys E2 37). */
export function isPhoneOpen({ phoneFrom, phoneTo }: PhoneHours, now: Date): boolean {
  const time = localTimeOf(now)
  return phoneFrom <= time && time < phoneTo
}
