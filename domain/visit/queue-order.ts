/** Somebody who has come and waits. */
export interface Waiting {
  readonly number: number
  readonly arrivedAt: Date
  /** Came after the slot began (BK-10). */
  readonly isLate: boolean
  /** Called a moment ago and expected at the door: goes before everybody. */
  readonly calledAt: Date | null
  /** Called and not there: from then on they wait as if they had come at this moment. */
  readonly passedAt: Date | null
}

/**
 * The published order of a line: who is called, then who came in time by their number, then who came late or was
 * passed over, by the moment since which they wait (BK-10). Does not change its input.
 */
export function inQueueOrder<Person extends Waiting>(line: readonly Person[]): Person[] {
  return [...line].sort(
    (a, b) =>
      Number(a.calledAt === null) - Number(b.calledAt === null) ||
      Number(isAtTheEnd(a)) - Number(isAtTheEnd(b)) ||
      (isAtTheEnd(a) ? waitsSince(a) - waitsSince(b) : 0) ||
      a.number - b.number,
  )
}

function isAtTheEnd({ isLate, passedAt }: Waiting): boolean {
  return isLate || passedAt !== null
}

function waitsSince({ arrivedAt, passedAt }: Waiting): number {
  return (passedAt ?? arrivedAt).getTime()
}
