import * as z from 'zod/mini'
import { day } from '#domain/kernel/day'
import { DomainError } from '#domain/kernel/errors'
import { addDays, type LocalDate } from '#domain/kernel/time'
import { walkTransfer } from '#domain/ledger/ledger-walk'
import { closeBody, endBody, openingBody, publicLine, sealOf } from '#domain/ledger/public-line'
import type { Context } from '../../../platform/context'
import type { Download } from '../../../platform/http/downloads'
import { findFundPlan } from '../plan-store'
import { walkAfter } from './close-days'
import { findClose, type KeptClose, listClosesFrom, sealedTransfers } from './close-store'
import { sha256 } from './sha256'

const query = z.strictObject({
  plan: z.optional(z.string().check(z.regex(/^[A-Z]{2,4}$/))),
  from: z.optional(day),
  to: z.optional(day),
})

/**
 * The public ledger of a plan, every closed day from the first or from a day on: a line a transfer, a line a close, all
 * in one chain. Lines are made from the books as they are now, closes are those that were written then: who checks the
 * file finds every line that was changed since.
 *
 * @throws input_invalid for another query; not_found where there is no such plan, or no closed day among those
 */
export async function downloadLedger(
  { db }: Pick<Context, 'db'>,
  asked: Readonly<Record<string, unknown>>,
): Promise<Download> {
  const wanted = query.safeParse(asked)
  if (!wanted.success) throw new DomainError('input_invalid', { fields: ['plan', 'from', 'to'] })
  const { plan: code, from, to } = wanted.data
  const plan = await findFundPlan(db, code ?? null)
  const before = plan && from ? await findClose(db, plan.id, addDays(from, -1)) : null
  const closes = plan ? await listClosesFrom(db, plan.id, before ? addDays(before.day, 1) : null) : []
  const shown = closes.filter((close) => !to || close.day <= to)
  if (!plan || shown.length === 0) throw new DomainError('not_found')
  return {
    fileName: `${plan.code}-ledger-${shown.at(-1)?.day}.ndjson`,
    mediaType: 'application/x-ndjson; charset=utf-8',
    text: linesOf(db, plan, before, shown),
  }
}

/** As many lines in a piece as a page of the books has. */
async function* linesOf(
  db: Context['db'],
  plan: { readonly id: string; readonly code: string },
  before: KeptClose | null,
  closes: readonly KeptClose[],
): AsyncGenerator<string> {
  let walk = walkAfter(before)
  let lines = 0
  let text: string[] = []
  let next = 0
  const write = (body: string, hash: string): void => {
    text.push(`${publicLine(body, hash)}\n`)
    lines += 1
  }
  /** The close as it was written, whether or not the lines still come to it. */
  const closeUntil = (until: LocalDate): void => {
    for (let close = closes[next]; close && close.day < until; close = closes[++next]) {
      write(closeBody(close), close.hash)
      walk = walkAfter(close)
    }
  }
  const { balances, participants, aided, hash } = walk
  write(openingBody({ plan: plan.code, after: before?.day ?? null, balances, participants, aided }), hash)
  const through = closes.at(-1)?.day as LocalDate
  for await (const page of sealedTransfers(db, plan.id, { after: before?.day ?? null, through })) {
    for (const row of page) {
      closeUntil(row.day)
      const step = walkTransfer(walk, { ...row, seal: sealOf(row, sha256) }, sha256)
      walk = step.walk
      write(step.body, walk.hash)
    }
    yield text.join('')
    text = []
  }
  closeUntil(addDays(through, 1))
  write(endBody(lines), walk.hash)
  yield text.join('')
}
