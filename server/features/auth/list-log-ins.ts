import { toIsoShanghai } from '#domain/kernel/time'
import type { AccountContext } from '../../platform/context'
import { readLiveAccessTokens } from './store'

const PAGE = 50

interface LogInView {
  readonly id: string
  readonly openedAt: string
  /** To the hour: use is written down no more often. */
  readonly lastSeenAt: string
  readonly isCurrent: boolean
}

/** Where the account is logged in now, newest first. */
export async function listLogIns(
  ctx: AccountContext,
  input: { readonly cursor?: string | undefined },
): Promise<{ rows: LogInView[]; nextCursor: string | null }> {
  const found = await readLiveAccessTokens(ctx.db, ctx.account, {
    after: input.cursor ?? null,
    limit: PAGE + 1,
    now: ctx.now(),
  })
  const page = found.slice(0, PAGE)
  return {
    rows: page.map(({ id, createdAt, lastSeenAt }) => ({
      id,
      openedAt: toIsoShanghai(createdAt),
      lastSeenAt: toIsoShanghai(lastSeenAt),
      isCurrent: id === ctx.account.tokenId,
    })),
    nextCursor: found.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  }
}
