import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import { guardianshipEndsOn } from '#domain/patient/guardianship'
import { householdRules } from '#domain/patient/household-rules'
import type { NewGuardian } from '../../platform/access/guardian-change'
import type { WriteContext } from '../../platform/context'
import { lockPatient } from '../../platform/sql/lock-patients'
import { insertLink, listGuardians, loadMembers, lockHousehold } from './household-store'

/**
 * Makes an account a guardian, or the person's own account, whoever agreed to it. Account and person are locked in
 * this order, so that what is counted of both stays true.
 *
 * @throws household_full with `isAskers`, guardian_limit (a person's own account is no guardian and always fits),
 * patient_already_added, self_elsewhere, and not_found for a row that was merged away meanwhile
 */
export async function admitGuardian(
  { tx, rules }: Pick<WriteContext, 'tx' | 'rules'>,
  link: NewGuardian,
  now: Date,
): Promise<void> {
  const today = localDateOf(now)
  const { 'ID-06': guardians, 'ID-07': household } = householdRules(await rules(), today)
  await lockHousehold(tx, link.accountId)
  const patient = await lockPatient(tx, link.patientId)
  if (!patient) throw new DomainError('not_found')

  const members = await loadMembers(tx, link.accountId, now, today)
  if (members.length >= household.members) {
    throw new DomainError('household_full', { members: household.members, isAskers: true })
  }
  const others = await listGuardians(tx, link.patientId, today)
  const { accountsPerChild } = guardians
  if (
    link.relation !== 'self' &&
    others.filter(({ relation }) => relation !== 'self').length >= accountsPerChild
  ) {
    throw new DomainError('guardian_limit', { accounts: accountsPerChild })
  }
  const endsOn = guardianshipEndsOn(link.relation, patient.birthDate, today)
  await insertLink(tx, { ...link, endsOn }, now, today)
}
