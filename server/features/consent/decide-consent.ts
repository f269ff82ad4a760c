import type { ConsentDecision, ConsentPurpose } from '#domain/consent/consent-purpose'
import { consentGiver, consentState, mayDecide } from '#domain/consent/consent-state'
import { DomainError } from '#domain/kernel/errors'
import { OWN_CONSENT_FROM_YEARS } from '#domain/kernel/legal-age'
import { localDateOf } from '#domain/kernel/time'
import type { WriteContext } from '../../platform/context'
import { recordConsent } from './access'
import { endAnswer, findAskedPerson, type LastAnswerRow, lockConsents } from './store'

interface Question {
  readonly patientId: string
  readonly purpose: ConsentPurpose
}

/**
 * Answers one question, with the text that was read. It counts from the next request on, because whoever asks reads
 * the rows.
 *
 * @throws not_found, delegate_not_permitted, consent_not_giver, consent_text_changed
 */
export async function decideConsent(
  ctx: WriteContext,
  input: Question & { readonly decision: ConsentDecision; readonly textVersion: string },
): Promise<Record<string, never>> {
  await assertGiver(ctx, input)
  const { patientId, purpose, decision, textVersion } = input
  const answer = { patientId, purpose, decision, textVersion, accountId: ctx.account.id }
  await recordConsent(ctx.tx, answer, ctx.now())
  return {}
}

/**
 * Takes a yes back. What was done under it stays; a question that has no yes in force is left as it stands.
 *
 * @throws not_found, delegate_not_permitted, consent_not_giver
 */
export async function withdrawConsent(ctx: WriteContext, input: Question): Promise<Record<string, never>> {
  const now = ctx.now()
  const { birthDate, last } = await assertGiver(ctx, input)
  const { patientId, purpose } = input
  if (consentState(purpose, birthDate, last, localDateOf(now)) === 'given') {
    await endAnswer(ctx.tx, { patientId, purpose, accountId: ctx.account.id }, now)
  }
  return {}
}

async function assertGiver(ctx: WriteContext, { patientId, purpose }: Question) {
  const today = localDateOf(ctx.now())
  const scope = await ctx.access.guardianScope(ctx.tx, ctx.account, patientId, today)
  await lockConsents(ctx.tx, scope.patientId)
  const person = await findAskedPerson(ctx.tx, scope.patientId)
  if (!person) throw new DomainError('not_found')
  const { birthDate, answers } = person
  const giver = consentGiver(purpose, birthDate, today)
  if (!giver || !mayDecide(giver, scope.relation === 'self')) {
    throw new DomainError('consent_not_giver', { whoDecides: giver, ownFromYears: OWN_CONSENT_FROM_YEARS })
  }
  const last: LastAnswerRow | null = answers.find((answer) => answer.purpose === purpose) ?? null
  return { birthDate, last }
}
