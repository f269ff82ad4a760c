import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { type DelegationPeriod, type DelegationStatus, delegationStatus } from '#domain/patient/delegation'
import type { Relation } from '#domain/patient/relation'
import type { AccountContext } from '../../platform/context'
import { offerCode } from './offer-code'
import { type DelegationRow, listGiven, listReceived } from './store'

export interface DelegationView extends DelegationPeriod {
  readonly id: string
  readonly patientId: string
  readonly label: string
  readonly relation: Relation
  readonly status: DelegationStatus
}

/** Somebody's guardian sees the code again as long as nobody has taken it. */
export interface GivenDelegation extends DelegationView {
  readonly code: string | null
  readonly codeExpiresAt: string | null
}

/** What guardians of the account's people gave, and what the account was given; open ones and those over not long ago. */
export async function listDelegations(
  ctx: AccountContext,
): Promise<{ given: readonly GivenDelegation[]; received: readonly DelegationView[] }> {
  const now = ctx.now()
  const today = localDateOf(now)
  const given = await listGiven(ctx.db, ctx.account.id, now, today)
  const received = await listReceived(ctx.db, ctx.account.id, now, today)
  const viewOf = (row: DelegationRow): DelegationView => ({
    id: row.id,
    patientId: row.patientId,
    label: ctx.fieldCrypto.open('delegation.label_cipher', row.labelCipher),
    relation: row.relation,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    status: delegationStatus(row, now),
  })
  return {
    given: given.map((row) => {
      const view = viewOf(row)
      const isWaiting = view.status === 'waiting'
      return {
        ...view,
        code: isWaiting ? offerCode(ctx.fieldCrypto, row.id) : null,
        codeExpiresAt: isWaiting ? toIsoShanghai(row.codeExpiresAt) : null,
      }
    }),
    received: received.map(viewOf),
  }
}
