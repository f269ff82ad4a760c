import { maskName } from '#domain/kernel/masking'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { Relation } from '#domain/patient/relation'
import type { AccountContext } from '../../platform/context'
import { listMembers as loadMembers } from './store'

export interface GuardianMember {
  readonly accountId: string
  readonly relation: Relation
  readonly isMe: boolean
  /** Null when they have not added themselves. Never a phone or an address: parents may live apart (rules D-ID-06). */
  readonly nameMasked: string | null
  readonly since: string
}

/** @throws not_found, or delegate_not_permitted: who else decides is for those who decide */
export async function listMembers(
  ctx: AccountContext,
  { patientId }: { patientId: string },
): Promise<{ rows: readonly GuardianMember[] }> {
  const today = localDateOf(ctx.now())
  const scope = await ctx.access.guardianScope(ctx.db, ctx.account, patientId, today)
  const members = await loadMembers(ctx.db, scope, today)
  return {
    rows: members.map(({ accountId, relation, nameCipher, since }) => ({
      accountId,
      relation,
      isMe: accountId === ctx.account.id,
      nameMasked: nameCipher && maskName(ctx.fieldCrypto.open('patient.name', nameCipher)),
      since: toIsoShanghai(since),
    })),
  }
}
