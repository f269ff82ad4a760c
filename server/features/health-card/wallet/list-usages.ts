import type { CardChannel, CardStage, UseKind } from '#domain/health-card/card-use'
import type { CardPurpose } from '#domain/health-card/judge-code'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { cutPage, PAGE_AND_ONE } from '../../../platform/api/cut-page'
import type { AccountContext } from '../../../platform/context'
import { listUses } from '../use-store'

export const USE_CURSOR_MAX_LENGTH = 40

export interface CardUsage {
  readonly at: string
  readonly purpose: CardPurpose
  readonly stage: CardStage
  readonly channel: CardChannel
  readonly organizationName: string
  /** `accepted` or the refusal's code. */
  readonly outcome: string
  readonly kind: UseKind
  /** When a check without a network reached the server; else null. */
  readonly syncedAt: string | null
}

/**
 * Where the card was shown, refused tries included; the newest first.
 *
 * @throws not_found, delegate_not_permitted, input_invalid for a cursor of another list
 */
export async function listUsages(
  ctx: AccountContext,
  { patientId, cursor }: { readonly patientId: string; readonly cursor?: string | undefined },
): Promise<{ rows: CardUsage[]; nextCursor: string | null }> {
  const before = cursor === undefined ? null : useNumber(cursor)
  const scope = await ctx.access.guardianScope(ctx.db, ctx.account, patientId, localDateOf(ctx.now()))
  const found = await listUses(ctx.db, scope, before, PAGE_AND_ONE)
  const { rows: page, nextCursor } = cutPage(found, ({ id }) => String(id))
  const rows = page.map(({ at, syncedAt, ...use }) => ({
    at: toIsoShanghai(at),
    purpose: use.purpose,
    stage: use.stage,
    channel: use.channel,
    organizationName: use.organizationName,
    outcome: use.outcome,
    kind: use.kind,
    syncedAt: syncedAt && toIsoShanghai(syncedAt),
  }))
  return { rows, nextCursor }
}

function useNumber(cursor: string): bigint {
  if (!/^[1-9]\d{0,17}$/.test(cursor)) throw new DomainError('input_invalid', { fields: ['cursor'] })
  return BigInt(cursor)
}
