import { isStaffTokenOver, staffTokenEndsAt } from '#domain/account/access-token-life'
import { toIsoShanghai } from '#domain/kernel/time'
import { cutPage, PAGE_AND_ONE } from '../../../platform/api/cut-page'
import type { AccountContext } from '../../../platform/context'
import { readLiveAccessTokens } from '../store'

interface LogInView {
  readonly id: string
  readonly openedAt: string
  /** To the hour, for staff to the minute: use is written down no more often. */
  readonly lastSeenAt: string
  /** When it ends by itself unless it is used again. */
  readonly endsAt: string
  readonly isCurrent: boolean
}

/** Where the account is logged in now, newest first. A log-in of staff that was left for too long is not shown. */
export async function listLogIns(
  ctx: AccountContext,
  input: { readonly cursor?: string | undefined },
): Promise<{ rows: LogInView[]; nextCursor: string | null }> {
  const now = ctx.now()
  const isStaff = ctx.account.duties.length > 0
  const found = await readLiveAccessTokens(ctx.db, ctx.account, {
    after: input.cursor ?? null,
    limit: PAGE_AND_ONE,
    now,
  })
  const { rows, nextCursor } = cutPage(found, ({ id }) => id)
  return {
    rows: rows
      .filter((logIn) => !isStaff || !isStaffTokenOver(logIn, now))
      .map((logIn) => ({
        id: logIn.id,
        openedAt: toIsoShanghai(logIn.createdAt),
        lastSeenAt: toIsoShanghai(logIn.lastSeenAt),
        endsAt: toIsoShanghai(isStaff ? staffTokenEndsAt(logIn) : logIn.expiresAt),
        isCurrent: logIn.id === ctx.account.tokenId,
      })),
    nextCursor,
  }
}
