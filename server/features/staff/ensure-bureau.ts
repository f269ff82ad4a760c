import type { FirstBureau } from '../../platform/config/first-bureau'
import type { WriteContext } from '../../platform/context'
import { PHONE_FIELD, STAFF_NAME_FIELD } from '../../platform/sealing/field-names'
import {
  findAccountsByPhone,
  hasLivingBureau,
  insertRole,
  lockMemberOfAccount,
  saveMember,
} from './role-store'

type EnsuredBureau =
  | { readonly outcome: 'was-there' }
  | { readonly outcome: 'given'; readonly accountId: string; readonly roleId: string }
  | { readonly outcome: 'account-unclear'; readonly accounts: number }

/**
 * Gives a county its health bureau when none lives there: the one account that proved to hold the number. Whoever
 * calls it holds a lock, so that two of them do not both find the place empty. Like an office it makes no accounts,
 * and whoever works elsewhere in the alliance keeps the name they have (decision 073).
 */
export async function ensureBureau(
  { tx, fieldCrypto, now }: Pick<WriteContext, 'tx' | 'fieldCrypto' | 'now'>,
  organizationId: string,
  { phone, name }: FirstBureau,
): Promise<EnsuredBureau> {
  if (await hasLivingBureau(tx, organizationId)) return { outcome: 'was-there' }
  const [accountId, ...others] = await findAccountsByPhone(tx, fieldCrypto.index(PHONE_FIELD, phone))
  if (accountId === undefined) return { outcome: 'account-unclear', accounts: 0 }
  if (others.length > 0) return { outcome: 'account-unclear', accounts: 1 + others.length }

  const member = await lockMemberOfAccount(tx, accountId)
  if (!member?.hasLivingRole) {
    const nameCipher = fieldCrypto.seal(STAFF_NAME_FIELD, name)
    await saveMember(tx, {
      accountId,
      nameCipher,
      practitionerId: member?.practitionerId ?? null,
      now: now(),
    })
  }
  const roleId = await insertRole(tx, { accountId, role: 'health-bureau', organizationId }, now())
  return { outcome: 'given', accountId, roleId }
}
