import { accessTokenExpiry } from '#domain/account/access-token-life'
import type { AccountRole } from '#domain/account/account-role'
import { toIsoShanghai } from '#domain/kernel/time'
import type { Database, Transaction } from '../../../platform/database/database'
import { newBearerSecret } from '../bearer-secret'
import { type AccountRow, saveAccessToken } from '../store'

export interface LogInAnswer {
  readonly token: string
  /** For staff twelve hours ahead, if they never leave it for longer than they may. */
  readonly expiresAt: string
  readonly account: { readonly id: string; readonly roles: readonly string[] }
}

/** A new token for an account whose person has been recognised. Other log-ins of the account stay. */
export async function openLogIn(
  db: Database | Transaction,
  account: AccountRow,
  now: Date,
  secondFactorAt: Date | null = null,
): Promise<LogInAnswer> {
  const { secret: token, hash: tokenHash } = newBearerSecret()
  const expiresAt = accessTokenExpiry(now, now, account.duties.length > 0)
  await saveAccessToken(db, { accountId: account.id, tokenHash, now, expiresAt, secondFactorAt })
  return { token, expiresAt: toIsoShanghai(expiresAt), account: { id: account.id, roles: rolesOf(account) } }
}

/** Everybody is a resident; staff are something besides. */
export function rolesOf({ duties }: Pick<AccountRow, 'duties'>): AccountRole[] {
  return ['resident', ...new Set(duties.map(({ role }) => role))]
}
