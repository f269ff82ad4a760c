import { DomainError } from '#domain/kernel/errors'
import type { AccountContext } from '../../platform/context'
import { guardianScope } from './access'
import { openPatient, type PatientRow } from './patient-row'
import { loadPatient } from './store'

/** @throws not_found alike for a patient that does not exist and for another family's */
export async function getPatient(ctx: AccountContext, { id }: { id: string }): Promise<PatientRow> {
  const patient = await loadPatient(ctx.db, await guardianScope(ctx.db, ctx.account, id))
  // The link ended between the two reads.
  if (!patient) throw new DomainError('not_found')
  return openPatient(patient, ctx.fieldCrypto)
}
