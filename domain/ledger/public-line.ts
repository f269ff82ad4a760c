import type { LocalDate } from '../kernel/time'
import type { Balances } from './balances'
import { LEDGER_ACCOUNTS } from './ledger-account'
import type { Leg, TransferKind } from './transfer'

/** The hash of a text by SHA-256, 64 hex digits: handed in, since the domain computes none itself. */
export type Sha256 = (text: string) => string

/** What hangs before the first line of a plan's books. */
export const GENESIS_HASH = '0'.repeat(64)

/** A transfer as everybody may read it: no account, no child, no hour. */
export interface PublicTransfer {
  readonly no: number
  readonly day: LocalDate
  readonly kind: TransferKind
  /** Children that it adds to those who take part or were helped, or takes from them. */
  readonly children: number
  readonly legs: readonly Leg[]
  /** Number of the transfer that it takes back. */
  readonly reverses: number | null
  /** Hash over what is not public of it, so that nobody changes that either. */
  readonly seal: string
}

/** A day that is closed, and what stands on the accounts at its end. */
export interface PublicClose {
  readonly day: LocalDate
  readonly transfers: number
  readonly postings: number
  readonly balances: Balances
  readonly participants: number
  readonly aided: number
}

/** What of a transfer stays in the house. */
export interface PrivatePart {
  readonly id: string
  readonly intent: string
  readonly at: Date
  readonly byAccountId: string | null
  readonly note: string | null
}

/** The random id keeps whoever guesses an intent or an hour from proving it. */
export function sealOf({ id, intent, at, byAccountId, note }: PrivatePart, sha256: Sha256): string {
  return sha256(JSON.stringify([id, intent, at.toISOString(), byAccountId, note]))
}

/** The one way to write a transfer down: compact JSON, keys and accounts in this order, no key twice. */
export function transferBody({ no, day, kind, children, legs, reverses, seal }: PublicTransfer): string {
  const moved = LEDGER_ACCOUNTS.flatMap((account) => {
    const leg = legs.find((each) => each.account === account)
    return leg ? [[account, leg.amountFen]] : []
  })
  const words = { no, day, kind, children, legs: Object.fromEntries(moved) }
  return JSON.stringify(reverses === null ? { ...words, seal } : { ...words, reverses, seal })
}

export function closeBody({ day, transfers, postings, balances, participants, aided }: PublicClose): string {
  return JSON.stringify({ close: day, transfers, postings, balances: inOrder(balances), participants, aided })
}

/** The books as they stood before the first line of a file. */
export interface PublicOpening {
  /** Code of the plan: `YX` */
  readonly plan: string
  /** The last close before the file; null where it begins with the plan's first day. */
  readonly after: LocalDate | null
  readonly balances: Balances
  readonly participants: number
  readonly aided: number
}

export function openingBody({ plan, after, balances, participants, aided }: PublicOpening): string {
  return JSON.stringify({ ledger: plan, after, balances: inOrder(balances), participants, aided })
}

/** Says that nothing was cut off: how many lines stand before it. */
export function endBody(lines: number): string {
  return JSON.stringify({ end: lines })
}

/** The hash of a line: over the hash of the line before it and what it says. */
export function chained(previous: string, body: string, sha256: Sha256): string {
  return sha256(`${previous}\n${body}`)
}

/** A line of the public file: what it says, and its hash as the last key. */
export function publicLine(body: string, hash: string): string {
  return `${body.slice(0, -1)},"hash":"${hash}"}`
}

function inOrder(balances: Balances): Balances {
  return Object.fromEntries(LEDGER_ACCOUNTS.map((account) => [account, balances[account]])) as Balances
}
