import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import { refuseRemoval } from '#domain/patient/remove-patient'
import type { WriteContext } from '../../platform/context'
import { lockPatient } from '../../platform/sql/lock-patients'
import { guardianScope } from './access'
import { countOpenAppointments, endLink, listGuardians, revokeDelegationsBy } from './household-store'

/**
 * Takes a person out of the account's household. What was booked stays for the others who act for them, and what this
 * account entrusted to a delegate ends with it.
 *
 * @throws not_found, delegate_not_permitted, and what `refuseRemoval` returns
 */
export async function removePatient(
  ctx: WriteContext,
  { id }: { id: string },
): Promise<Record<string, never>> {
  const { tx, account } = ctx
  const now = ctx.now()
  const today = localDateOf(now)
  const scope = await guardianScope(tx, account, id, today)
  const patient = await lockPatient(tx, scope.patientId)
  if (!patient) throw new DomainError('not_found')
  const others = (await listGuardians(tx, scope.patientId, today)).filter(
    ({ accountId }) => accountId !== account.id,
  )
  const openAppointments = await countOpenAppointments(tx, scope, now, today)
  const refusal = refuseRemoval(
    { birthDate: patient.birthDate, openAppointments },
    others.map(({ relation }) => relation),
    today,
  )
  if (refusal) throw new DomainError(refusal.code, refusal.facts)
  if (!(await endLink(tx, scope, now))) throw new DomainError('not_found')
  for (const { id: delegationId, toAccountId: accountId } of await revokeDelegationsBy(tx, scope, now)) {
    if (!accountId) continue
    const onceKey = `delegation-ended:${delegationId}`
    const ended = { kind: 'delegation-ended', to: { accountId }, byAccountId: account.id } as const
    await ctx.notices.tell(tx, { ...ended, onceKey }, now)
  }
  return {}
}
