import { type Fen, fen } from '../kernel/fen'

/** A payment or refund of a day, in WeChat's bill or in our books. */
export interface BillLine {
  readonly side: 'payment' | 'refund'
  /** out_trade_no or out_refund_no. */
  readonly number: string
  readonly amountFen: Fen
}

/** `missing-here`: WeChat moved money that we know nothing of. `missing-there`: we think so, and its bill does not say it. */
export const BILL_DIFFERENCE_KINDS = ['missing-here', 'missing-there', 'amount'] as const
export type BillDifferenceKind = (typeof BILL_DIFFERENCE_KINDS)[number]

export interface BillDifference {
  readonly kind: BillDifferenceKind
  readonly side: BillLine['side']
  readonly number: string
  readonly hereFen: Fen | null
  readonly thereFen: Fen | null
}

/**
 * Compares a day. Lines with one number are added up: an order that was charged twice shows as another amount
 * (journeys E4 10).
 */
export function compareBill(here: readonly BillLine[], there: readonly BillLine[]): BillDifference[] {
  const ours = sums(here)
  const theirs = sums(there)
  const keys = [...new Set([...ours.keys(), ...theirs.keys()])].sort()
  return keys.flatMap((key): BillDifference[] => {
    const [a, b] = [ours.get(key), theirs.get(key)]
    const line = a ?? b
    if (!line || (a && b && a.amountFen === b.amountFen)) return []
    const kind = a && b ? 'amount' : a ? 'missing-there' : 'missing-here'
    const amounts = { hereFen: a?.amountFen ?? null, thereFen: b?.amountFen ?? null }
    return [{ kind, side: line.side, number: line.number, ...amounts }]
  })
}

function sums(lines: readonly BillLine[]): Map<string, BillLine> {
  const sum = new Map<string, BillLine>()
  for (const line of lines) {
    const key = `${line.side}/${line.number}`
    sum.set(key, { ...line, amountFen: fen((sum.get(key)?.amountFen ?? 0) + line.amountFen) })
  }
  return sum
}
