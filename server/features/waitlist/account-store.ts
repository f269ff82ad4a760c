import { DomainError } from '#domain/kernel/errors'
import type { Transaction } from '../../platform/database/database'
import type { PatientScope } from '../../platform/scope/patient-scope'

/** First of all locks, as everywhere: docs/decisions/097. @throws not_logged_in when it was closed a moment ago */
export async function lockAccount(tx: Transaction, scope: PatientScope): Promise<void> {
  const [account] = await tx.$queryRaw<object[]>`
    SELECT id FROM account WHERE id = ${scope.accountId}::uuid AND closed_at IS NULL FOR NO KEY UPDATE`
  if (!account) throw new DomainError('not_logged_in')
}
