import { DomainError } from '#domain/kernel/errors'
import type { Actor } from '../../platform/context'
import type { Database, Transaction } from '../../platform/database'
import type { PatientScope } from '../../platform/patient-scope'
import { patientScope } from './policy'
import { findLink } from './store'

/** @throws not_found alike for a patient that does not exist and for another family's: one query, one answer. */
export async function guardianScope(
  tx: Database | Transaction,
  actor: Pick<Actor, 'id'>,
  patientId: string,
): Promise<PatientScope> {
  const scope = patientScope(actor, await findLink(tx, actor.id, patientId))
  if (!scope) throw new DomainError('not_found')
  return scope
}
