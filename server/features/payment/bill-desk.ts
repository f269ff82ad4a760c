import { DomainError } from '#domain/kernel/errors'
import { isLocalDate, toIsoShanghai } from '#domain/kernel/time'
import { readCursor, writeCursor } from '../../platform/api/cursor'
import { cutPage, PAGE, PAGE_AND_ONE } from '../../platform/api/cut-page'
import type { StaffContext, StaffWriteContext, UnattendedContext } from '../../platform/context'
import { listAbnormal, listChecks, listDifferences, resolveOpenDifference } from './desk-store'
import { returnMoney } from './hear-refund'
import { takeTurns } from './payment-store'
import { findRefund } from './refund-store'

/** Days whose bill was compared with ours, the newest first. */
export async function readBillChecks(
  ctx: StaffContext,
  { cursor }: { readonly cursor?: string | undefined },
) {
  if (cursor !== undefined && !isLocalDate(cursor))
    throw new DomainError('input_invalid', { fields: ['cursor'] })
  const found = await listChecks(ctx.db, cursor ?? null, PAGE_AND_ONE)
  const { rows: checks, nextCursor } = cutPage(found, ({ on }) => on)
  const rows = checks.map(({ checkedAt, paymentsFen, refundsFen, ...row }) => ({
    ...row,
    checkedAt: toIsoShanghai(checkedAt),
    paymentsFen: Number(paymentsFen),
    refundsFen: Number(refundsFen),
  }))
  return { rows, nextCursor }
}

/** Where WeChat's bill and we disagree; what nobody has explained stands first. */
export async function readDifferences(ctx: StaffContext) {
  const rows = await listDifferences(ctx.db, PAGE)
  return {
    rows: rows.map(({ hereFen, thereFen, resolvedAt, ...row }) => ({
      ...row,
      hereFen: hereFen === null ? null : Number(hereFen),
      thereFen: thereFen === null ? null : Number(thereFen),
      resolvedAt: resolvedAt && toIsoShanghai(resolvedAt),
    })),
    nextCursor: null,
  }
}

/** Somebody says what a difference was. @throws not_found, also for one that was explained before */
export async function resolveDifference(
  ctx: StaffWriteContext,
  { id, resolution }: { readonly id: string; readonly resolution: string },
): Promise<{ id: string }> {
  const by = { accountId: ctx.account.id, resolution, at: ctx.now() }
  if (!(await resolveOpenDifference(ctx.tx, id, by))) throw new DomainError('not_found')
  return { id }
}

/**
 * Refunds that WeChat could not bring back (journeys E4 12), and those that it has been at for a week, the oldest first:
 * these somebody asks WeChat about, since it may still bring them back by itself.
 */
export async function readAbnormalRefunds(
  ctx: StaffContext,
  { cursor }: { readonly cursor?: string | undefined },
) {
  const after = cursor === undefined ? null : readCursor(cursor)
  const found = await listAbnormal(ctx.db, after, PAGE_AND_ONE)
  const { rows: shown, nextCursor } = cutPage(found, ({ id, createdAt }) =>
    writeCursor({ start: createdAt, id }),
  )
  return {
    rows: shown.map(({ amountFen, createdAt, ...row }) => ({
      ...row,
      amountFen: Number(amountFen),
      createdAt: toIsoShanghai(createdAt),
    })),
    nextCursor,
  }
}

/**
 * The money was brought back by bank, under this number; WeChat was asked before. @throws not_found; payment_state unless
 * WeChat failed to
 */
export async function settleRefund(
  ctx: StaffWriteContext,
  { id, bankReference }: { readonly id: string; readonly bankReference: string },
): Promise<{ id: string }> {
  const { tx } = ctx
  const known = await findRefund(tx, id)
  if (!known) throw new DomainError('not_found')
  await takeTurns(tx, [known])
  const refund = await findRefund(tx, id)
  if (refund?.status !== 'abnormal') throw new DomainError('payment_state')
  const unattended: UnattendedContext = ctx
  await returnMoney(tx, unattended, refund, {
    status: 'settled-by-hand',
    succeededAt: ctx.now(),
    settledByAccountId: ctx.account.id,
    bankReference,
  })
  return { id }
}
