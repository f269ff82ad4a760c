import type { AccountContext } from '../../../platform/context'
import { revokeAccessToken } from '../store'

/** Ends the log-in that asks. The next request with its token is not logged in, and neither is a second log-out. */
export async function logOut(ctx: AccountContext): Promise<Record<string, never>> {
  await revokeAccessToken(ctx.db, ctx.account, ctx.account.tokenId, ctx.now())
  return {}
}
