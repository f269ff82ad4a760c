import { localDateOf } from '#domain/kernel/time'
import type { AccountContext } from '../../platform/context'
import { openPatient, type PatientRow } from './patient-row'
import { loadHousehold } from './store'

/** The account's whole household, in the order in which it was added. Small by rule (D-ID-07), so one page. */
export async function listPatients(ctx: AccountContext): Promise<{ rows: readonly PatientRow[] }> {
  const household = await loadHousehold(ctx.db, ctx.account.id, localDateOf(ctx.now()))
  return { rows: household.map((patient) => openPatient(patient, ctx.fieldCrypto)) }
}
