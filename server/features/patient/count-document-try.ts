import { DomainError } from '#domain/kernel/errors'
import type { PatientDraft } from '#domain/patient/patient-input'
import type { AccountContext } from '../../platform/context'
import { countDocumentInquiry, countDocumentTry } from './document-store'
import { type ReadDocument, readDocument, readDraft } from './read-draft'

/**
 * Counts that the account asks about this document, before the answer is known and whatever it will be. Numbers that
 * nobody could have are refused without being counted, so a family that mistypes is not locked out.
 *
 * @throws what `readPerson` returns, or too_many_requests
 */
export async function countAddition(ctx: AccountContext, draft: PatientDraft): Promise<void> {
  await countTry(ctx, await readDraft(ctx, draft))
}

/** @throws what `parseDocument` returns, or too_many_requests */
export async function countReplacement(
  ctx: AccountContext,
  input: Pick<PatientDraft, 'document'>,
): Promise<void> {
  await countTry(ctx, await readDocument(ctx, input.document))
}

async function countTry(ctx: AccountContext, { numberIndex, rules }: ReadDocument): Promise<void> {
  const { documentsPerHour, accountsPerDocument } = rules['ID-07']
  const attempt = { accountId: ctx.account.id, numberIndex, at: ctx.now() }
  const isAllowed =
    (await countDocumentTry(ctx.db, { ...attempt, max: documentsPerHour })) &&
    (await countDocumentInquiry(ctx.db, { ...attempt, max: accountsPerDocument }))
  if (!isAllowed) throw new DomainError('too_many_requests', { documentsPerHour })
}
