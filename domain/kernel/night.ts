import { addDays, instantAt, type LocalTime, localDateOf, localTimeOf } from './time'

/** When something that is asked in the night has to be answered, so that nobody answers in their sleep; by day, now. */
export function endOfNight(
  now: Date,
  night: { readonly from: LocalTime; readonly until: LocalTime; readonly answerBy: LocalTime },
): Date {
  const time = localTimeOf(now)
  const today = localDateOf(now)
  if (time >= night.from) return instantAt(addDays(today, 1), night.answerBy)
  return time < night.until ? instantAt(today, night.answerBy) : now
}
