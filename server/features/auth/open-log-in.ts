import { accessTokenExpiry } from '#domain/account/access-token-life'
import type { AccountRole } from '#domain/account/account-role'
import { toIsoShanghai } from '#domain/kernel/time'
import type { Database } from '../../platform/database'
import { accessTokenHash, newAccessToken } from './access-token-secret'
import { type AccountRow, saveAccessToken } from './store'

export interface LogInAnswer {
  readonly token: string
  readonly expiresAt: string
  readonly account: { readonly id: string; readonly roles: readonly string[] }
}

/** A new token for an account whose person has been recognised. Other log-ins of the account stay. */
export async function openLogIn(
  db: Database,
  account: AccountRow,
  now: Date,
  secondFactorAt: Date | null = null,
): Promise<LogInAnswer> {
  const token = newAccessToken()
  const tokenHash = accessTokenHash(token)
  if (!tokenHash) throw new Error('a new token has the shape of a token')
  const expiresAt = accessTokenExpiry(now, now, account.duties.length > 0)
  await saveAccessToken(db, { accountId: account.id, tokenHash, now, expiresAt, secondFactorAt })
  return { token, expiresAt: toIsoShanghai(expiresAt), account: { id: account.id, roles: rolesOf(account) } }
}

/** Everybody is a resident; staff are something besides. */
export function rolesOf({ duties }: Pick<AccountRow, 'duties'>): AccountRole[] {
  return ['resident', ...new Set(duties.map(({ role }) => role))]
}
