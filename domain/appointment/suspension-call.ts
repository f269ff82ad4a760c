/** What came of ringing a family whose visit was taken back (停诊): somebody was told, or nobody answered. */
export const CALL_OUTCOMES = ['told', 'no-answer'] as const
export type CallOutcome = (typeof CALL_OUTCOMES)[number]

interface ToRing {
  /** ISO instant. */
  readonly start: string
  readonly number: number
  readonly isUntold: boolean
  readonly outcome: CallOutcome | null
}

const TURNS: Readonly<Record<CallOutcome | 'not-yet', number>> = { 'not-yet': 0, 'no-answer': 1, told: 2 }

/**
 * Whom to ring first: those not rung yet, then those who did not answer, then those who know. Within each, whoever has
 * to set out first; at the same time, whoever no message reached before those who have one unread.
 */
export function inOrderOfCalls<Row extends ToRing>(rows: readonly Row[]): Row[] {
  const turnOf = ({ outcome }: Row) => TURNS[outcome ?? 'not-yet']
  return [...rows].sort(
    (one, other) =>
      turnOf(one) - turnOf(other) ||
      one.start.localeCompare(other.start) ||
      Number(other.isUntold) - Number(one.isUntold) ||
      one.number - other.number,
  )
}
