import type { MessageKind } from '#domain/message/message-kind'
import type { WriteContext } from '../../platform/context'

export type ContractMessage = Extract<MessageKind, `contract-${string}`>

/**
 * Tells those who decide for the resident how their contract stands; account null: the clock. `turn` tells apart what can
 * happen twice, such as a second question of the team.
 */
export async function tellFamily(
  ctx: Pick<WriteContext, 'tx' | 'notices' | 'now'> & { readonly account: { readonly id: string } | null },
  { id, patientId }: { readonly id: string; readonly patientId: string },
  kind: ContractMessage,
  {
    facts = {},
    turn,
  }: { facts?: Readonly<Record<string, string | number | null>>; turn?: number | string } = {},
): Promise<void> {
  const onceKey = turn === undefined ? `${kind}:${id}` : `${kind}:${id}:${turn}`
  const told = {
    kind,
    to: { guardiansOf: patientId },
    byAccountId: ctx.account?.id ?? null,
    patientId,
  } as const
  await ctx.notices.tell(ctx.tx, { ...told, facts: { contractId: id, ...facts }, onceKey }, ctx.now())
}
