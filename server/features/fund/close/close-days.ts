import { addDays, type LocalDate } from '#domain/kernel/time'
import { BEFORE_THE_FIRST_LINE, type LedgerWalk, walkClose, walkTransfer } from '#domain/ledger/ledger-walk'
import { sealOf } from '#domain/ledger/public-line'
import type { Context } from '../../../platform/context'
import { sealThrough } from '../ledger-store'
import {
  type CloseRow,
  findClose,
  findFirstDay,
  insertCloses,
  type KeptClose,
  sealedTransfers,
} from './close-store'
import { sha256 } from './sha256'

/**
 * Closes every day of a plan that is over and not closed yet: seals it in an instant, so that nobody who posts has to
 * wait, and then goes through its lines in its own time, a page in memory at once.
 *
 * @returns how many days were closed
 */
export async function closeDays(
  ctx: Pick<Context, 'db' | 'transaction' | 'now'>,
  planId: string,
  through: LocalDate,
): Promise<number> {
  const latest = await findClose(ctx.db, planId)
  if (latest && latest.day >= through) return 0
  const from = latest ? addDays(latest.day, 1) : await findFirstDay(ctx.db, planId)
  if (!from || from > through) return 0
  await ctx.transaction((tx) => sealThrough(tx, planId, through))
  const closes: CloseRow[] = []
  let day = from
  let walk = walkAfter(latest)
  const close = (): void => {
    const closed = walkClose(walk, day, sha256)
    closes.push({
      ...closed.close,
      previousHash: closes.at(-1)?.hash ?? walkAfter(latest).hash,
      hash: closed.walk.hash,
    })
    walk = closed.walk
    day = addDays(day, 1)
  }
  for await (const page of sealedTransfers(ctx.db, planId, { after: latest?.day ?? null, through })) {
    for (const row of page) {
      while (day < row.day) close()
      walk = walkTransfer(walk, { ...row, seal: sealOf(row, sha256) }, sha256).walk
    }
  }
  while (day <= through) close()
  return ctx.transaction((tx) => insertCloses(tx, planId, closes, ctx.now()))
}

/** Where whoever goes on after a close stands. */
export function walkAfter(close: KeptClose | null): LedgerWalk {
  if (!close) return BEFORE_THE_FIRST_LINE
  const { hash, balances, participants, aided } = close
  return { hash, balances, participants, aided, transfers: 0, postings: 0 }
}
