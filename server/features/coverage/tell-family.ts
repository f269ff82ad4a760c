import type { LocalDate } from '#domain/kernel/time'
import type { MessageKind } from '#domain/message/message-kind'
import type { Context } from '../../platform/context'
import type { Transaction } from '../../platform/database/database'
import type { Notice } from '../../platform/notices'

export type CoverageMessage = Extract<MessageKind, `coverage-${string}`>

type Covered = { readonly id: string; readonly patientId: string }

/** Tells the guardians of a child how its coverage stands; `once` tells apart what can happen twice, by its day. */
export async function tellFamily(
  tx: Transaction,
  { notices, now }: Pick<Context, 'notices' | 'now'>,
  coverage: Covered,
  kind: CoverageMessage,
  facts: Readonly<Record<string, string | number | null>> = {},
  { byAccountId = null, once = '' }: { readonly byAccountId?: string | null; readonly once?: string } = {},
): Promise<void> {
  await notices.tell(tx, { ...noticeOf(coverage, kind, facts, once), byAccountId }, now())
}

/** Tells each family that its child is covered from now on, in as many statements as one. */
export async function tellInForce(
  tx: Transaction,
  { notices, now }: Pick<Context, 'notices' | 'now'>,
  covered: readonly (Covered & { readonly endsOn: LocalDate })[],
): Promise<void> {
  const told = covered.map((coverage) =>
    noticeOf(coverage, 'coverage-in-force', { endsOn: coverage.endsOn }, ''),
  )
  await notices.tellAll(tx, told, now())
}

function noticeOf(
  { id, patientId }: Covered,
  kind: CoverageMessage,
  facts: Readonly<Record<string, string | number | null>>,
  once: string,
): Notice {
  const onceKey = once === '' ? `${kind}:${id}` : `${kind}:${id}:${once}`
  const told = { kind, to: { guardiansOf: patientId }, byAccountId: null, patientId } as const
  return { ...told, facts: { coverageId: id, ...facts }, onceKey }
}
