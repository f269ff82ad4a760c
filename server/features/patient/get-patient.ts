import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { AccountContext } from '../../platform/context'
import { careScope } from './access'
import { openPatient, type PatientRow } from './patient-row'
import { loadPatient } from './store'

/** @throws not_found alike for a patient that does not exist and for another family's */
export async function getPatient(ctx: AccountContext, { id }: { id: string }): Promise<PatientRow> {
  const today = localDateOf(ctx.now())
  const patient = await loadPatient(ctx.db, await careScope(ctx.db, ctx.account, id, today), today)
  // The link ended between the two reads.
  if (!patient) throw new DomainError('not_found')
  return openPatient(patient, ctx.fieldCrypto)
}
