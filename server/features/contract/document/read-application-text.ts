import { type AgreementTemplate, fillAgreement, readMinutes } from '#domain/contract/agreement-text'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { StaffContext } from '../../../platform/context'
import { opened } from '../contract-seal'
import { findContract } from '../contract-store'
import { findText } from '../signing/signing-store'
import { findParts } from '../view-store'

/**
 * The text under which an application stands, filled in: what two members of the team read out before they hear the
 * resident's yes (journeys E2 13). The look is written down.
 *
 * @throws not_found alike for absent applications and those of other teams
 */
export async function readApplicationText(
  ctx: StaffContext,
  { id }: { readonly id: string },
): Promise<AgreementTemplate & { readonly readMinutes: number; readonly hash: string }> {
  const { db } = ctx
  const now = ctx.now()
  const contract = await findContract(db, id)
  if (!contract) throw new DomainError('not_found')
  await ctx.access.teamScope(db, ctx, contract.teamId, localDateOf(now))
  const { agreementVersion } = await findParts(db, id)
  const template = await findText(db, agreementVersion)
  if (!template) throw new Error(`agreement ${agreementVersion} is gone`)
  await ctx.audit.record(db, {
    by: ctx.staff,
    purpose: 'contract',
    action: 'contract.applicationText',
    patientIds: [contract.patientId],
    fields: ['name', 'document', 'contract'],
    at: now,
    requestId: ctx.requestId,
  })
  const { agreement } = opened(ctx.fieldCrypto, 'contract.variables', contract.variablesCipher)
  const text = fillAgreement(template, agreement)
  return { ...text, readMinutes: readMinutes(text), hash: contract.agreementHash }
}
