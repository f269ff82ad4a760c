import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import { reverseLegs, type TransferKind } from '#domain/ledger/transfer'
import type { TakeBack } from '../../platform/access/ledger-transfer'
import type { StaffWriteContext } from '../../platform/context'
import type { Transaction } from '../../platform/database/database'
import { findTransfer, type PostedTransfer } from './ledger-store'
import { ownPlan } from './own-plan'
import { writeTransfer } from './post-transfer'

/** What a custodian writes down; everything else follows what happened to a payment or a claim. */
const BY_HAND: readonly TransferKind[] = ['donation', 'interest', 'fee']
/** A reversal of a reversal of … : nobody goes further. */
const DEPTH_MAX = 10

/**
 * Takes back what was written by mistake: by its mirror, never by a change (journeys E4 46). A reversal can be taken back
 * the same way.
 *
 * @throws not_found alike for absent and other plans' transfers; transfer_reversed; transfer_not_reversible for what
 * follows a payment or a claim; fund_short when the money has been given already
 */
export async function reverseTransfer(
  ctx: StaffWriteContext,
  { transferId, reason }: { readonly transferId: string; readonly reason: string },
): Promise<{ no: number }> {
  const plan = await ownPlan(ctx)
  const transfer = await findTransfer(ctx.tx, { id: transferId, intent: null })
  if (transfer?.planId !== plan.id) throw new DomainError('not_found')
  if (transfer.isReversed) throw new DomainError('transfer_reversed')
  if (!(await isByHand(ctx.tx, transfer))) throw new DomainError('transfer_not_reversible')
  const by = { onDay: localDateOf(ctx.now()), at: ctx.now(), byAccountId: ctx.account.id }
  const { no } = await writeTransfer(ctx.tx, { ...mirrorOf(transfer), ...by, note: reason })
  return { no: Number(no) }
}

/** What features ask: see `Access.takeBack`. */
export const takeBack: TakeBack = async (tx, { planId, intent, ...by }) => {
  const transfer = await findTransfer(tx, { id: null, intent })
  if (transfer?.planId !== planId) throw new Error(`${intent} was never carried out in the plan ${planId}`)
  await writeTransfer(tx, { ...mirrorOf(transfer), ...by, note: null })
}

function mirrorOf({ id, planId, children, legs }: PostedTransfer) {
  return {
    planId,
    kind: 'reversal',
    intent: `reversal/${id}`,
    reversesId: id,
    // Not -0, which the table would not mind but the public line would.
    children: children === 0 ? 0 : -children,
    legs: reverseLegs(legs),
  } as const
}

async function isByHand(tx: Transaction, transfer: PostedTransfer): Promise<boolean> {
  let root: PostedTransfer | null = transfer
  for (let depth = 0; root?.reversesId && depth < DEPTH_MAX; depth++) {
    root = await findTransfer(tx, { id: root.reversesId, intent: null })
  }
  return root !== null && BY_HAND.includes(root.kind)
}
