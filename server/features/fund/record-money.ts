import * as z from 'zod/mini'
import { DomainError } from '#domain/kernel/errors'
import { fen } from '#domain/kernel/fen'
import { plainWords } from '#domain/kernel/plain-words'
import { localDateOf } from '#domain/kernel/time'
import { refuseFee } from '#domain/ledger/fee-cap'
import { legsOf } from '#domain/ledger/transfer'
import type { StaffWriteContext } from '../../platform/context'
import { bankShape } from './donation/record-donation'
import { findByIntent, lockBalances } from './ledger-store'
import { assertPast, ownPlan, rulesOfPlan } from './own-plan'
import { postTransfer } from './post-transfer'

export const moneyShape = { ...bankShape, note: z.optional(plainWords(100, 2)) }
type Input = z.output<z.ZodMiniObject<typeof moneyShape>>

/** What the bank paid for keeping the money. @throws bank_reference_taken for what is in the books already */
export function recordInterest(ctx: StaffWriteContext, input: Input): Promise<{ no: number }> {
  return record(ctx, 'interest', input)
}

/**
 * What running the plan took. @throws fee_cap_exceeded above the share of the contributions that it may take (rules
 * MA-21, journeys E4 45); fund_short; bank_reference_taken
 */
export function recordFee(ctx: StaffWriteContext, input: Input): Promise<{ no: number }> {
  return record(ctx, 'fee', input)
}

async function record(
  ctx: StaffWriteContext,
  kind: 'interest' | 'fee',
  input: Input,
): Promise<{ no: number }> {
  assertPast(ctx, 'receivedOn', input.receivedOn)
  const plan = await ownPlan(ctx)
  // Held while it is weighed, so that two fees at once do not both fit.
  const balances = await lockBalances(ctx.tx, plan.id)
  const intent = `${kind}/${plan.id}/${input.bankReference}`
  if (await findByIntent(ctx.tx, intent)) throw new DomainError('bank_reference_taken')
  const amountFen = fen(input.amountFen)
  const { feeCapBasisPoints } = (await rulesOfPlan(ctx, plan))['MA-21']
  const refusal = kind === 'fee' ? refuseFee(balances, amountFen, feeCapBasisPoints) : null
  if (refusal) throw new DomainError(refusal.code, refusal.facts)
  const { no } = await postTransfer(ctx.tx, {
    planId: plan.id,
    kind,
    intent,
    onDay: localDateOf(ctx.now()),
    at: ctx.now(),
    byAccountId: ctx.account.id,
    legs: legsOf(kind, amountFen),
    ...(input.note && { note: input.note }),
  })
  return { no: Number(no) }
}
