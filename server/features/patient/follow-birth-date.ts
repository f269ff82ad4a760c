import { localDateOf } from '#domain/kernel/time'
import { lastDayWithin } from '#domain/patient/delegation'
import { guardianshipEndsOn } from '#domain/patient/guardianship'
import type { BirthDateOf } from '../../platform/access/guardian-change'
import type { WriteContext } from '../../platform/context'
import {
  listLinks,
  listOutlivingDelegations,
  type OutlivingDelegation,
  revokeDelegation,
  setDelegationEnd,
  setLinkEnd,
} from './guardianship-end-store'

/**
 * Another birth date moves the last day of every guardianship, and nobody brings a child longer than whoever entrusted
 * it to them may. The caller has locked the person.
 */
export async function followBirthDate(
  ctx: Pick<WriteContext, 'tx' | 'account' | 'notices'>,
  { patientId, birthDate }: BirthDateOf,
  now: Date,
): Promise<void> {
  const { tx } = ctx
  for (const { id, relation, createdAt } of await listLinks(tx, patientId)) {
    await setLinkEnd(tx, id, guardianshipEndsOn(relation, birthDate, localDateOf(createdAt)))
  }
  for (const delegation of await listOutlivingDelegations(tx, patientId)) {
    const lastDay = lastDayWithin(delegation, delegation.guardianshipEndsOn, localDateOf(now))
    if (lastDay) await setDelegationEnd(tx, delegation.id, lastDay)
    else await endAtOnce(ctx, delegation, now)
  }
}

/** Neither side has asked for it, so both are told. */
async function endAtOnce(
  { tx, account, notices }: Pick<WriteContext, 'tx' | 'account' | 'notices'>,
  { id, byAccountId: giverId, toAccountId }: OutlivingDelegation,
  now: Date,
): Promise<void> {
  await revokeDelegation(tx, id, account.id, now)
  for (const accountId of [giverId, toAccountId]) {
    if (accountId === null) continue
    const onceKey = `delegation-ended:${id}`
    await notices.tell(
      tx,
      { kind: 'delegation-ended', to: { accountId }, byAccountId: account.id, onceKey },
      now,
    )
  }
}
