import { fillAgreement, signedText } from '#domain/contract/agreement-text'
import { ON_SITE_REASONS_ZH } from '#domain/contract/on-site-witness'
import { groupedCode } from '#domain/contract/verification-code'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import { momentInFull } from '#domain/kernel/time-in-words'
import type { AccountContext } from '../../../platform/context'
import { opened, sm3 } from '../contract-seal'
import { findOwn, isTheirsAlone } from '../in-force/read-contracts'
import { findText } from '../signing/signing-store'
import { findParts } from '../view-store'
import type { PaperSignature } from './contract-pdf'
import { contractPdf } from './contract-pdf'

const SIDES_ZH = {
  'own-phone': '居民本人，用自己的登录签名',
  guardian: '监护人签名',
  sms: '居民本人，短信确认',
  'on-site': '居民本人，两位工作人员当面确认',
  team: '团队',
} as const

/**
 * A signed contract as a file to keep (journeys E2 47). The text is built anew from its version and its variables and
 * must still be what was signed.
 *
 * @throws not_found alike for absent contracts and other families'; delegate_not_permitted; contract_theirs_alone for the
 * household of an adult; contract_state until both have signed
 */
export async function exportContract(
  ctx: AccountContext,
  { id }: { readonly id: string },
): Promise<{ fileName: string; base64: string }> {
  const now = ctx.now()
  const today = localDateOf(now)
  const { scope, row } = await findOwn(ctx, id, today)
  if (isTheirsAlone(row, today)) throw new DomainError('contract_theirs_alone')
  const parts = await findParts(ctx.db, id)
  const code = parts.verificationCode
  if (code === null) throw new DomainError('contract_state')
  const template = await findText(ctx.db, parts.agreementVersion)
  if (!template) throw new Error(`agreement ${parts.agreementVersion} is gone`)
  const variables = opened(ctx.fieldCrypto, 'contract.variables', parts.variablesCipher)
  const hash = sm3(signedText(template, variables.agreement, variables))
  if (hash !== parts.agreementHash) throw new Error(`contract ${id} is not what was signed`)

  await ctx.audit.record(ctx.db, {
    by: scope,
    purpose: 'export',
    action: 'contract.pdf',
    patientIds: [scope.patientId],
    fields: ['name', 'contract'],
    at: now,
    requestId: ctx.requestId,
  })
  const names = await ctx.access.staffNames(
    ctx.db,
    parts.signatures.filter(({ side }) => side === 'team').map(({ accountId }) => accountId),
  )
  const { resident, signer, team } = variables.agreement
  const signatures = parts.signatures.map((signature): PaperSignature => {
    const isTeam = signature.side === 'team'
    // A guardian signs with their own name, not with the child's.
    const family = signature.factor === 'guardian' ? signer : resident
    const name = isTeam ? `${team} ${names.get(signature.accountId) ?? ''}`.trim() : family
    const strokes = signature.strokesCipher
    return {
      side: sideInWords(ctx, signature),
      name,
      at: momentInFull(signature.signedAt),
      strokes: strokes === null ? null : opened(ctx.fieldCrypto, 'contract_signature.strokes', strokes),
    }
  })
  const verificationCode = groupedCode(code)
  const file = await contractPdf({
    text: fillAgreement(template, variables.agreement),
    signatures,
    addenda: parts.addenda.map(({ textCipher, createdAt }) => ({
      text: ctx.fieldCrypto.open('contract_addendum.text', textCipher),
      at: momentInFull(createdAt),
    })),
    hash,
    verificationCode,
  })
  return { fileName: `签约协议-${verificationCode}.pdf`, base64: file.toString('base64') }
}

/** Of a signature before two members of staff why it was given there. */
function sideInWords(
  { fieldCrypto }: Pick<AccountContext, 'fieldCrypto'>,
  { factor, witnessCipher }: { readonly factor: string; readonly witnessCipher: string | null },
): string {
  const side = SIDES_ZH[factor as keyof typeof SIDES_ZH]
  if (witnessCipher === null) return side
  const { reason } = opened(fieldCrypto, 'contract_signature.witness', witnessCipher)
  return `${side}（${ON_SITE_REASONS_ZH[reason]}）`
}
