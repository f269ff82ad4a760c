import { DAY_MS, localDateOf } from '#domain/kernel/time'
import type { HouseholdRules } from '#domain/patient/household-rules'
import type { WriteContext } from '../../platform/context'
import { insertGuardianshipRequest, listDeciders, type NewGuardianshipRequest } from './household-store'

/** Keeps what the account typed, and asks those who decide for the person already (rules D-ID-06). */
export async function askGuardians(
  { tx, notices }: WriteContext,
  request: Omit<NewGuardianshipRequest, 'createdAt' | 'expiresAt'>,
  rules: Pick<HouseholdRules, 'ID-06'>,
  now: Date,
): Promise<void> {
  const expiresAt = new Date(now.getTime() + rules['ID-06'].requestDays * DAY_MS)
  const id = await insertGuardianshipRequest(tx, { ...request, createdAt: now, expiresAt })
  const { patientId, accountId: byAccountId } = request
  for (const accountId of await listDeciders(tx, patientId, localDateOf(now))) {
    const onceKey = `guardianship-asked:${id}`
    const asked = { kind: 'guardianship-asked', to: { accountId }, byAccountId } as const
    await notices.tell(tx, { ...asked, patientId, onceKey }, now)
  }
}
