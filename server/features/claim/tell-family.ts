import type { MessageKind } from '#domain/message/message-kind'
import type { Context } from '../../platform/context'
import type { Transaction } from '../../platform/database/database'

export type ClaimMessage = Extract<MessageKind, `claim-${string}`>

interface Told {
  readonly kind: ClaimMessage
  /** Tells apart what can happen twice. */
  readonly turn?: string | number
  readonly facts?: Readonly<Record<string, string | number | null>>
}

/** Tells everybody who decides for the child how their claim stands. */
export async function tellFamily(
  ctx: Pick<Context, 'notices' | 'now'> & { readonly account?: { readonly id: string } | null },
  tx: Transaction,
  { id, patientId }: { readonly id: string; readonly patientId: string },
  { kind, turn, facts = {} }: Told,
): Promise<void> {
  const onceKey = turn === undefined ? `${kind}:${id}` : `${kind}:${id}:${turn}`
  const told = { kind, to: { guardiansOf: patientId }, patientId, onceKey } as const
  await ctx.notices.tell(
    tx,
    { ...told, byAccountId: ctx.account?.id ?? null, facts: { claimId: id, ...facts } },
    ctx.now(),
  )
}
