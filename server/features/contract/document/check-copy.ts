import { parseVerificationCode } from '#domain/contract/verification-code'
import { maskName } from '#domain/kernel/masking'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import type { Context } from '../../../platform/context'
import { opened } from '../contract-seal'
import { findByCode } from './check-store'

export interface CopyCheck {
  readonly valid: boolean
  readonly teamName: string | null
  readonly signedOn: LocalDate | null
  /** Last day, inclusive; an earlier end counts. */
  readonly endsOn: LocalDate | null
  readonly hash: string | null
  readonly patientMasked: string | null
}

const NOTHING: CopyCheck = {
  valid: false,
  teamName: null,
  signedOn: null,
  endsOn: null,
  hash: null,
  patientMasked: null,
}

/** Whoever holds a printed copy asks whether it is real. Sixty bits of code are not found by trying. */
export async function checkCopy(ctx: Context, { code }: { readonly code: string }): Promise<CopyCheck> {
  const parsed = parseVerificationCode(code)
  const found = parsed === null ? null : await findByCode(ctx.db, parsed)
  if (!found) return NOTHING
  const { agreement } = opened(ctx.fieldCrypto, 'contract.variables', found.variablesCipher)
  return {
    valid: true,
    teamName: found.teamName,
    signedOn: localDateOf(found.signedAt),
    endsOn: found.endsOn,
    hash: found.hash,
    patientMasked: maskName(agreement.resident),
  }
}
