/** What is known of a line when somebody asks when they are called. */
export interface LineNow {
  /** By the plan of the day (BK-04). */
  readonly planned: Date
  /** How many are called before them: who is inside, and who waits. */
  readonly ahead: number
  readonly visitMs: number
  /** Somebody was called or seen already. */
  readonly hasBegun: boolean
  /** They have come and wait. */
  readonly isHere: boolean
}

/**
 * About when somebody is called. Once the doctor sees people, whoever is here is called after those before them, be it
 * sooner or later than planned; whoever has not come yet is not told to come before their time.
 */
export function expectedCall({ planned, ahead, visitMs, hasBegun, isHere }: LineNow, now: Date): Date {
  const inTurn = new Date(now.getTime() + ahead * visitMs)
  if (isHere && hasBegun) return inTurn
  return inTurn > planned ? inTurn : planned
}
