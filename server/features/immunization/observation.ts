import type { VaccineCode } from '#domain/immunization/vaccine'
import { MINUTE_MS } from '#domain/kernel/time'

/** How long the page goes on saying that the half hour is over, while nobody has ended it. */
const AFTERWARDS_MS = 60 * MINUTE_MS

interface Watched {
  readonly vaccine: VaccineCode
  readonly givenAt: Date | null
  readonly observedAt: Date | null
}

export function observationEnds(givenAt: Date, minutes: number): Date {
  return new Date(givenAt.getTime() + minutes * MINUTE_MS)
}

/** Somebody is being watched until the last of the day's doses has had its time, and nobody has ended it. */
export function runningObservation(
  given: readonly Watched[],
  minutes: number,
  now: Date,
): { readonly until: Date; readonly vaccines: readonly VaccineCode[] } | null {
  const running = given.flatMap(({ vaccine, givenAt, observedAt }) =>
    givenAt && !observedAt ? [{ vaccine, until: observationEnds(givenAt, minutes) }] : [],
  )
  const recent = running.filter(({ until }) => now.getTime() < until.getTime() + AFTERWARDS_MS)
  const last = recent.reduce<Date | null>((late, { until }) => (!late || until > late ? until : late), null)
  return last && { until: last, vaccines: recent.map(({ vaccine }) => vaccine) }
}
