import { DomainError } from '#domain/kernel/errors'
import { fen } from '#domain/kernel/fen'
import { localDateOf } from '#domain/kernel/time'
import type { AmountDue, PaymentEffect, TakenPayment } from '../../../platform/access/payment-effects'
import type { PayerContext, UnattendedContext } from '../../../platform/context'
import type { Transaction } from '../../../platform/database/database'
import { lockPatients } from '../../../platform/sql/lock-patients'
import { findContract, lockContracts } from '../contract-store'
import { signAccepted } from '../review/sign-accepted'
import { findPaidAndDone } from './fulfilment-store'

/** For so long the team keeps the place of somebody whose package is not paid. */
export const PAY_WITHIN_DAYS = 30
export const PAY_WITHIN_MS = PAY_WITHIN_DAYS * 86_400_000

/**
 * What the resident pays for the packages of a contract that the team has accepted: one contract at a time, since each
 * begins and ends by itself.
 *
 * @throws not_found alike for absent contracts and other families'; payment_not_due
 */
export async function payablePackages(
  tx: Transaction,
  ctx: PayerContext,
  contractId: string,
): Promise<AmountDue> {
  const contract = await findContract(tx, contractId)
  if (!contract) throw new DomainError('not_found')
  await ctx.access.guardianScope(tx, ctx.account, contract.patientId, localDateOf(ctx.now()))
  const { selfFen } = await findPaidAndDone(tx, contractId)
  if (contract.status !== 'accepted' || selfFen === 0) throw new DomainError('payment_not_due')
  return {
    amountFen: fen(selfFen),
    description: '家庭医生签约服务包',
    expiresAt: new Date(contract.statusAt.getTime() + PAY_WITHIN_MS),
  }
}

/** The money came: the contract is in force, or what was paid goes back because it is over (journeys E2 19). */
export async function applyPackages(
  tx: Transaction,
  ctx: UnattendedContext,
  payments: readonly TakenPayment[],
): Promise<readonly PaymentEffect[]> {
  const effects: PaymentEffect[] = []
  for (const payment of payments) effects.push(await applyPackage(tx, ctx, payment))
  return effects
}

async function applyPackage(
  tx: Transaction,
  ctx: UnattendedContext,
  { subjectId, amountFen, isSecond }: TakenPayment,
): Promise<PaymentEffect> {
  const gone: PaymentEffect = { gone: [{ partId: subjectId, amountFen }] }
  const known = await findContract(tx, subjectId)
  if (!known || isSecond) return gone
  await lockPatients(tx, [known.patientId])
  const [contract] = await lockContracts(tx, [subjectId])
  if (contract?.status !== 'accepted') return gone
  await signAccepted({ ...ctx, tx, account: null }, contract)
  return 'applied'
}
