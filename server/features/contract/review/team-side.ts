import { groupedCode } from '#domain/contract/verification-code'
import { toIsoShanghai } from '#domain/kernel/time'
import type { StaffContext } from '../../../platform/context'
import { opened } from '../contract-seal'
import type { findParts } from '../view-store'

type Parts = Awaited<ReturnType<typeof findParts>>

/**
 * What of a contract the team keeps before its eyes: who signed and how it is known, every step, what was added later.
 * The caller has proved that it is its team's.
 */
export async function teamSide({ db, access, fieldCrypto }: StaffContext, parts: Parts) {
  const accounts = [
    ...parts.signatures.flatMap(({ accountId, secondAccountId }) => [accountId, secondAccountId]),
    ...parts.addenda.map(({ byAccountId }) => byAccountId),
  ]
  const names = await access.staffNames(
    db,
    accounts.flatMap((accountId) => accountId ?? []),
  )
  return {
    signatures: parts.signatures.map((signature) => ({
      side: signature.side,
      factor: signature.factor,
      signedAt: toIsoShanghai(signature.signedAt),
      /** Of the team who signed; of a signature before staff who heard it. */
      staff: [signature.accountId, signature.secondAccountId].flatMap(
        (accountId) => names.get(accountId ?? '') ?? [],
      ),
      strokes: signature.strokesCipher
        ? opened(fieldCrypto, 'contract_signature.strokes', signature.strokesCipher)
        : null,
      witness: signature.witnessCipher
        ? opened(fieldCrypto, 'contract_signature.witness', signature.witnessCipher)
        : null,
    })),
    history: parts.history.map(({ status, at }) => ({ status, at: toIsoShanghai(at) })),
    addenda: parts.addenda.map(({ textCipher, createdAt, byAccountId }) => ({
      text: fieldCrypto.open('contract_addendum.text', textCipher),
      createdAt: toIsoShanghai(createdAt),
      /** Null: the family's own. */
      by: names.get(byAccountId) ?? null,
    })),
    verificationCode: parts.verificationCode && groupedCode(parts.verificationCode),
  }
}
