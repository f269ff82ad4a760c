import { compareText } from '../kernel/compare-text'
import type { Fen } from '../kernel/fen'

/** Fewer alike are never shown by themselves, whatever a rule says (journeys E4 42). */
export const SMALLEST_CELL = 5

/** What the public sees of aid that was given, as far as enough others look the same. Null: not said. */
export interface FundCase {
  readonly ageBand: string | null
  readonly diseaseGroup: string | null
  readonly pathway: string | null
  readonly amountFen: Fen
  /** Of the payment, `2026-10`. */
  readonly month: string | null
}

/** Less and less is said: first the month goes, then the illness, then the age. */
const LADDER: readonly ((each: FundCase) => FundCase)[] = [
  (each) => each,
  (each) => ({ ...each, month: null }),
  (each) => ({ ...each, month: null, diseaseGroup: null }),
  (each) => ({ ...each, month: null, diseaseGroup: null, ageBand: null }),
]

/**
 * Paid cases as the public may see them: each looks like at least `smallest` of those that are shown. Whoever is alike
 * with too few is said less of, and left out where even that is not enough. The amount is what is told about them.
 *
 * @returns the newest first, else in an order that says nothing
 */
export function shownCases(paid: readonly FundCase[], smallest: number): readonly FundCase[] {
  const wanted = Math.max(smallest, SMALLEST_CELL)
  const shown: FundCase[] = []
  let left = paid
  for (const lessOf of LADDER) {
    const sizes = new Map<string, number>()
    for (const each of left) sizes.set(cellOf(lessOf(each)), (sizes.get(cellOf(lessOf(each))) ?? 0) + 1)
    const isEnough = (each: FundCase) => (sizes.get(cellOf(lessOf(each))) ?? 0) >= wanted
    shown.push(...left.filter(isEnough).map(lessOf))
    left = left.filter((each) => !isEnough(each))
  }
  return shown.sort(
    (a, b) =>
      compareText(b.month ?? '', a.month ?? '') ||
      compareText(cellOf(a), cellOf(b)) ||
      b.amountFen - a.amountFen,
  )
}

function cellOf({ ageBand, diseaseGroup, pathway, month }: FundCase): string {
  return JSON.stringify([ageBand, diseaseGroup, pathway, month])
}
