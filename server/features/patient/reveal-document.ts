import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { AccountContext } from '../../platform/context'
import { guardianScope } from './access'
import { loadRecord } from './store'

/**
 * Shows a document number whole, on demand, and writes down that it did (rules D-ID-08). Each time anew and kept nowhere:
 * the table of intents holds answers in plain text, and a second look is a second look.
 *
 * @throws not_found, delegate_not_permitted, and patient_is_adolescent for the guardian of somebody of 14 to 17
 */
export function revealDocument(
  ctx: AccountContext,
  { id }: { id: string },
): Promise<{ documentNumber: string }> {
  const at = ctx.now()
  const today = localDateOf(at)
  return ctx.transaction(async (tx) => {
    const scope = await guardianScope(tx, ctx.account, id, today)
    if (!scope.seesDocuments) throw new DomainError('patient_is_adolescent')
    const { numberCipher } = await loadRecord(tx, scope)
    await ctx.audit.record(tx, {
      by: scope,
      purpose: 'reveal',
      action: 'patient.reveal',
      patientIds: [scope.patientId],
      fields: ['document'],
      at,
      requestId: ctx.requestId,
    })
    return { documentNumber: ctx.fieldCrypto.open('patient_identifier.number', numberCipher) }
  })
}
