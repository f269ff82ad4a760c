import { type Fen, fen } from '../kernel/fen'
import type { LedgerAccountCode } from './ledger-account'

/** Why money moved. A reversal takes another transfer back. */
export const TRANSFER_KINDS = [
  'contribution',
  'refund',
  'donation',
  'interest',
  'aid-approved',
  'aid-paid',
  'aid-cancelled',
  'recovery',
  'fee',
  'waiver',
  'reversal',
] as const
export type TransferKind = (typeof TRANSFER_KINDS)[number]
/** What features post; a reversal follows from what it reverses. */
export type PostedKind = Exclude<TransferKind, 'reversal'>

/** What of a transfer stands on one account: debit above nought, credit below. */
export interface Leg {
  readonly account: LedgerAccountCode
  readonly amountFen: Fen
}

interface Shape {
  readonly debit: LedgerAccountCode
  readonly credit: LedgerAccountCode
  /** What one of the kind adds to the children who take part or were helped. */
  readonly children: -1 | 0 | 1
}

/** From where to where the money of each kind goes. */
const SHAPES: Readonly<Record<PostedKind, Shape>> = {
  contribution: { debit: 'bank', credit: 'contributions', children: 1 },
  refund: { debit: 'contributions', credit: 'bank', children: -1 },
  donation: { debit: 'bank', credit: 'donations', children: 0 },
  interest: { debit: 'bank', credit: 'interest', children: 0 },
  'aid-approved': { debit: 'aid', credit: 'payable', children: 1 },
  'aid-paid': { debit: 'payable', credit: 'bank', children: 0 },
  'aid-cancelled': { debit: 'payable', credit: 'aid', children: -1 },
  recovery: { debit: 'bank', credit: 'aid', children: 0 },
  fee: { debit: 'fee', credit: 'bank', children: 0 },
  waiver: { debit: 'donations', credit: 'contributions', children: 1 },
}

/** The two legs of so much money of a kind. @throws RangeError unless there is some: that is a bug, not a refusal */
export function legsOf(kind: PostedKind, amountFen: Fen): readonly Leg[] {
  if (amountFen <= 0) throw new RangeError(`a ${kind} of ${amountFen} fen moves nothing`)
  const { debit, credit } = SHAPES[kind]
  return [
    { account: debit, amountFen },
    { account: credit, amountFen: fen(0 - amountFen) },
  ]
}

/** How many children one transfer of the kind speaks of, unless whoever posts it knows better. */
export function childrenOf(kind: PostedKind): -1 | 0 | 1 {
  return SHAPES[kind].children
}

/** @throws RangeError for legs that are not those of the kind, or do not balance: that is a bug, not a refusal */
export function assertLegs(kind: PostedKind, legs: readonly Leg[]): void {
  const debit = legs.find(({ amountFen }) => amountFen > 0)
  const expected = debit ? legsOf(kind, debit.amountFen) : []
  const isWhole =
    expected.length === legs.length &&
    expected.every(({ account, amountFen }) =>
      legs.some((leg) => leg.account === account && leg.amountFen === amountFen),
    )
  if (!isWhole) throw new RangeError(`these are not the legs of a ${kind}: ${JSON.stringify(legs)}`)
}

/** What takes a transfer back (journeys E4 46): reversed again, it is the transfer itself. */
export function reverseLegs(legs: readonly Leg[]): readonly Leg[] {
  return legs.map(({ account, amountFen }) => ({ account, amountFen: fen(0 - amountFen) }))
}
