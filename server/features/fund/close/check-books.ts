import { addDays, type LocalDate } from '#domain/kernel/time'
import { BEFORE_THE_FIRST_LINE, type LedgerWalk, walkClose, walkTransfer } from '#domain/ledger/ledger-walk'
import { closeBody, sealOf } from '#domain/ledger/public-line'
import type { Context } from '../../../platform/context'
import {
  findSealedThrough,
  type KeptClose,
  type LedgerRow,
  listClosesFrom,
  saveCheck,
  sealedTransfers,
} from './close-store'
import { sha256 } from './sha256'

/**
 * Goes through a plan's books from their first line and compares each day with what was written when it was closed, as
 * anybody can with the public file; what is not in that file is covered by the seal of each line.
 *
 * @returns the first day that is no longer what it was; null: none
 */
export async function checkBooks(
  ctx: Pick<Context, 'db' | 'transaction' | 'now'>,
  planId: string,
): Promise<LocalDate | null> {
  const sealedThrough = await findSealedThrough(ctx.db, planId)
  const closes = await listClosesFrom(ctx.db, planId, null)
  const through = closes.at(-1)?.day ?? null
  const brokenOn = sealedThrough && (await findBroken(ctx, planId, closes, sealedThrough))
  const check = { checkedAt: ctx.now(), checkedThrough: through, brokenOn }
  await ctx.transaction((tx) => saveCheck(tx, planId, check))
  return brokenOn
}

async function findBroken(
  ctx: Pick<Context, 'db'>,
  planId: string,
  closes: readonly KeptClose[],
  through: LocalDate,
): Promise<LocalDate | null> {
  let walk = BEFORE_THE_FIRST_LINE
  let next = 0
  /** Compares days until the one that is named; the first that does not fit is the answer. */
  const closeUntil = (day: LocalDate): LocalDate | null => {
    for (let close = closes[next]; close && close.day < day; close = closes[++next]) {
      const before = closes[next - 1]
      const closed = walkClose(walk, close.day, sha256)
      if (!fits(close, closed.walk, closed.body, before)) return close.day
      walk = closed.walk
    }
    return null
  }
  for await (const page of sealedTransfers(ctx.db, planId, { after: null, through })) {
    for (const row of page) {
      const broken = closeUntil(row.day) ?? strayDay(row, closes[next])
      if (broken) return broken
      walk = walkTransfer(walk, { ...row, seal: sealOf(row, sha256) }, sha256).walk
    }
  }
  const broken = closeUntil(addDays(through, 1))
  const last = closes.at(-1)
  // A day is sealed only to be closed: one without its close has lost it.
  return broken ?? (last && last.day >= through ? null : last ? addDays(last.day, 1) : through)
}

function fits(close: KeptClose, walk: LedgerWalk, body: string, before: KeptClose | undefined): boolean {
  return (
    close.hash === walk.hash &&
    closeBody(close) === body &&
    close.previousHash === (before?.hash ?? BEFORE_THE_FIRST_LINE.hash) &&
    (!before || close.day === addDays(before.day, 1))
  )
}

/** A line of a day that no close covers any more. */
function strayDay(row: LedgerRow, close: KeptClose | undefined): LocalDate | null {
  return close?.day === row.day ? null : row.day
}
