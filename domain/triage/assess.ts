import { bandMeets, type TemperatureBand } from './temperature-band'
import { TRIAGE_LEVELS, type TriageLevel } from './triage-level'
import { TRIAGE_ROWS, type TriageRow } from './triage-rows'
import type { TriageSignId } from './triage-sign'

export interface TriageFacts {
  /** Completed months on the day of asking; the table ends at 18 years. */
  readonly ageMonths: number
  /** Null when nobody could measure. */
  readonly temperature: TemperatureBand | null
  readonly signs: readonly TriageSignId[]
}

export interface Assessment {
  readonly level: TriageLevel
  /** Why: every row of that level that was answered yes. */
  readonly deciding: readonly TriageRow[]
}

/**
 * Where to go, never what it is: the table is asked from the highest level and the first yes decides.
 *
 * @throws RangeError for an age outside the table: asking was a mistake
 */
export function assess(facts: TriageFacts): Assessment {
  const yes = TRIAGE_ROWS.filter((row) => isOfAge(row, facts.ageMonths) && isYes(row, facts))
  for (const level of TRIAGE_LEVELS) {
    const deciding = yes.filter((row) => row.level === level)
    if (deciding.length > 0) return { level, deciding }
  }
  throw new RangeError(`no row is asked at ${facts.ageMonths} months`)
}

function isOfAge(row: TriageRow, ageMonths: number): boolean {
  return row.fromMonths <= ageMonths && ageMonths < row.toMonths
}

function isYes({ yesWhen }: TriageRow, { temperature, signs }: TriageFacts): boolean {
  if (yesWhen === 'otherwise') return true
  if ('sign' in yesWhen) return signs.includes(yesWhen.sign)
  return temperature !== null && bandMeets(temperature, yesWhen.temperature)
}
