import type { ConsentDecision } from '#domain/consent/consent-purpose'
import { consentGiver, mayDecide } from '#domain/consent/consent-state'
import { currentConsentText } from '#domain/consent/consent-text'
import { localDateOf } from '#domain/kernel/time'
import type { WriteContext } from '../../../platform/context'
import type { PatientScope } from '../../../platform/scope/patient-scope'
import type { ContractConsents } from '../contract-seal'
import { findPerson } from './signing-store'

const PURPOSES = { teamRecord: 'team-record', gridWorker: 'grid-worker' } as const

/**
 * Keeps the answers that came with a signature, each for itself. From fourteen on only the person's own counts, so a
 * guardian’s answer for an adolescent is left out and they are asked on their own phone.
 */
export async function recordConsents(
  ctx: WriteContext,
  scope: PatientScope,
  consents: ContractConsents,
): Promise<void> {
  const person = await findPerson(ctx.tx, scope)
  if (!person) return
  for (const key of ['teamRecord', 'gridWorker'] as const) {
    const giver = consentGiver(PURPOSES[key], person.birthDate, localDateOf(ctx.now()))
    if (!giver || !mayDecide(giver, scope.relation === 'self')) continue
    await keep(ctx, scope, key, consents[key])
  }
}

/** What the resident said yes to through somebody's phone: a code or two members of staff have proved that it was them. */
export async function recordProvenConsents(
  ctx: WriteContext,
  of: { readonly patientId: string; readonly accountId: string },
  consents: ContractConsents,
): Promise<void> {
  for (const key of ['teamRecord', 'gridWorker'] as const) await keep(ctx, of, key, consents[key])
}

async function keep(
  ctx: WriteContext,
  { patientId, accountId }: { readonly patientId: string; readonly accountId: string },
  key: keyof ContractConsents,
  isGiven: boolean,
): Promise<void> {
  const purpose = PURPOSES[key]
  const decision: ConsentDecision = isGiven ? 'given' : 'refused'
  const { version: textVersion } = currentConsentText(purpose)
  await ctx.access.recordConsent(ctx.tx, { patientId, accountId, purpose, decision, textVersion }, ctx.now())
}
