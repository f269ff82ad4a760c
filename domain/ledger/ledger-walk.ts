import type { LocalDate } from '../kernel/time'
import { applyLegs, type Balances, EMPTY_BALANCES } from './balances'
import {
  chained,
  closeBody,
  GENESIS_HASH,
  type PublicClose,
  type PublicTransfer,
  type Sha256,
  transferBody,
} from './public-line'

/** Where somebody is who goes through the books line by line. */
export interface LedgerWalk {
  /** Of the line before. */
  readonly hash: string
  readonly balances: Balances
  readonly participants: number
  readonly aided: number
  /** Of the day that is not closed yet. */
  readonly transfers: number
  readonly postings: number
}

export const BEFORE_THE_FIRST_LINE: LedgerWalk = {
  hash: GENESIS_HASH,
  balances: EMPTY_BALANCES,
  participants: 0,
  aided: 0,
  transfers: 0,
  postings: 0,
}

/** A step with the line that it wrote: its words and its hash. */
export interface LedgerStep {
  readonly walk: LedgerWalk
  readonly body: string
}

export function walkTransfer(walk: LedgerWalk, transfer: PublicTransfer, sha256: Sha256): LedgerStep {
  const { legs, children } = transfer
  const body = transferBody(transfer)
  const touches = (account: 'contributions' | 'aid') => legs.some((leg) => leg.account === account)
  return {
    body,
    walk: {
      hash: chained(walk.hash, body, sha256),
      balances: applyLegs(walk.balances, legs),
      participants: walk.participants + (touches('contributions') ? children : 0),
      aided: walk.aided + (touches('aid') ? children : 0),
      transfers: walk.transfers + 1,
      postings: walk.postings + legs.length,
    },
  }
}

/** Closes the day: the hash of its close covers all of its lines and, through them, every day before. */
export function walkClose(
  walk: LedgerWalk,
  day: LocalDate,
  sha256: Sha256,
): LedgerStep & { readonly close: PublicClose } {
  const { balances, participants, aided, transfers, postings } = walk
  const close = { day, transfers, postings, balances, participants, aided }
  const body = closeBody(close)
  return {
    close,
    body,
    walk: { ...walk, hash: chained(walk.hash, body, sha256), transfers: 0, postings: 0 },
  }
}
