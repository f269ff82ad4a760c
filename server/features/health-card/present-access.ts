import { DomainError } from '#domain/kernel/errors'
import { ADULT_FROM_YEARS, OWN_CONSENT_FROM_YEARS } from '#domain/kernel/legal-age'
import { ageYearsOn, localDateOf } from '#domain/kernel/time'
import type { Access } from '../../platform/context'
import { provenCounterScope } from '../../platform/scope/counter-scope'
import { provenPresentScope } from '../../platform/scope/present-scope'
import { findShownSince } from './verifying/desk-store'

/** How long somebody counts as standing there: as long as two members of staff need for a signing, twice. */
const PRESENT_MS = 3_600_000

export const isPresent: Access['isPresent'] = async (tx, { staff }, patientId, now) =>
  (await findShownSince(tx, staff.accountId, patientId, new Date(now.getTime() - PRESENT_MS))) !== null

/** @throws not_found alike for absent people and whoever showed this member of staff no card; signer_under_age */
export const presentScope: Access['presentScope'] = async (tx, { staff }, patientId, now) => {
  const { accountId } = staff
  const since = new Date(now.getTime() - PRESENT_MS)
  const shown = await findShownSince(tx, accountId, patientId, since)
  if (!shown) throw new DomainError('not_found')
  if (ageYearsOn(shown.birthDate, localDateOf(now)) < ADULT_FROM_YEARS) {
    throw new DomainError('signer_under_age')
  }
  return provenPresentScope({ patientId, accountId })
}

/** @throws not_found alike for absent people and for those whose card nobody showed or read to this member of staff */
export const counterScope: Access['counterScope'] = async (tx, { staff }, { patientId, isSelf }, now) => {
  const { accountId, role, organizationId } = staff
  const shown = await findShownSince(tx, accountId, patientId, new Date(now.getTime() - PRESENT_MS))
  if (!shown) throw new DomainError('not_found')
  const { birthDate, withheldChildData } = shown
  return provenCounterScope({
    accountId,
    role,
    organizationId,
    patientId,
    relation: isSelf ? 'self' : 'other',
    isConsentWithheld: withheldChildData && ageYearsOn(birthDate, localDateOf(now)) < OWN_CONSENT_FROM_YEARS,
  })
}
