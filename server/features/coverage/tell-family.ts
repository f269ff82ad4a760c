import type { MessageKind } from '#domain/message/message-kind'
import type { Context } from '../../platform/context'
import type { Transaction } from '../../platform/database'

export type CoverageMessage = Extract<MessageKind, `coverage-${string}`>

/** Tells the guardians of a child how its coverage stands; `once` tells apart what can happen twice, by its day. */
export async function tellFamily(
  tx: Transaction,
  { notices, now }: Pick<Context, 'notices' | 'now'>,
  { id, patientId }: { readonly id: string; readonly patientId: string },
  kind: CoverageMessage,
  facts: Readonly<Record<string, string | number | null>> = {},
  { byAccountId = null, once = '' }: { readonly byAccountId?: string | null; readonly once?: string } = {},
): Promise<void> {
  const onceKey = once === '' ? `${kind}:${id}` : `${kind}:${id}:${once}`
  const told = { kind, to: { guardiansOf: patientId }, byAccountId, patientId } as const
  await notices.tell(tx, { ...told, facts: { coverageId: id, ...facts }, onceKey }, now())
}
