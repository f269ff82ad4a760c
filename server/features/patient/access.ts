import { DomainError } from '#domain/kernel/errors'
import type { LocalDate } from '#domain/kernel/time'
import type { CareScopes } from '../../platform/access/care-scopes'
import type { Access, Actor } from '../../platform/context'
import type { Database, Transaction } from '../../platform/database/database'
import type { PatientScope } from '../../platform/scope/patient-scope'
import * as policy from './policy'
import { countTies, findTies } from './store'

/**
 * For whoever may bring a patient: a guardian, or a delegate within their days.
 *
 * @throws not_found alike for a patient that does not exist and for another family's: one query, one answer
 */
export async function careScope(
  tx: Database | Transaction,
  actor: Pick<Actor, 'id'>,
  patientId: string,
  today: LocalDate,
): Promise<PatientScope> {
  const [scope] = await careScopes(tx, [{ actor, patientId }], today)
  if (!scope) throw new DomainError('not_found')
  return scope
}

export const careScopes: CareScopes = async (tx, asked, today) => {
  const pairs = asked.map(({ actor, patientId }) => ({ accountId: actor.id, patientId }))
  const ties = await findTies(tx, pairs, today)
  return asked.map(({ actor }, index) => policy.careScope(actor, ties[index] ?? null, today))
}

/**
 * For what only the person or a guardian decides.
 *
 * @throws not_found alike for absent and foreign patients; delegate_not_permitted for a delegate
 */
export async function guardianScope(
  tx: Database | Transaction,
  actor: Pick<Actor, 'id'>,
  patientId: string,
  today: LocalDate,
): Promise<PatientScope> {
  const [tie = null] = await findTies(tx, [{ accountId: actor.id, patientId }], today)
  const scope = policy.guardianScope(actor, tie, today)
  if (!scope) throw new DomainError(tie ? 'delegate_not_permitted' : 'not_found')
  return scope
}

/** Whether the account acts for one of the patients, or will on a later day, as guardian or as delegate. */
export const actsForOneOf: Access['actsForOneOf'] = async (tx, accountId, patientIds, today) =>
  (await countTies(tx, accountId, patientIds, today)) > 0
