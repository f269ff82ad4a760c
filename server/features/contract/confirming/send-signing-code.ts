import { randomUUID } from 'node:crypto'
import { phoneCodeMoments, refuseAnotherPhoneCode } from '#domain/account/phone-challenge'
import { maskPhoneNumber, type PhoneNumber, parsePhoneNumber } from '#domain/account/phone-number'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { intentOf } from '../../../platform/api/idempotency'
import type { AccountContext } from '../../../platform/context'
import type { Transaction } from '../../../platform/database/database'
import { sendPhoneCodeOnce } from '../../../platform/outside/phone-code'
import type { FieldCrypto } from '../../../platform/sealing/field-crypto'
import { PHONE_FIELD } from '../../../platform/sealing/field-names'
import { opened } from '../contract-seal'
import { findContract } from '../contract-store'
import {
  deleteChallenge,
  findPhoneIndex,
  hasChallenge,
  insertChallenge,
  lockPhone,
  readChallengeMoments,
} from './challenge-store'
import { assertAwaitsYes } from './read-again'

/** The field under which accounts keep their own number: the same number is found there by the same value. */

export interface SigningCodeAnswer {
  /** `138****5678` */
  readonly phoneMasked: string
  readonly expiresAt: string
  readonly resendAt: string
}

interface Opened extends SigningCodeAnswer {
  readonly challengeId: string
}

/**
 * Sends a code to the phone of an elder for whom somebody else filled in the form: whoever reads it out says yes
 * (journeys E2 12).
 *
 * @throws not_found, contract_state for what waits for no yes, draft_text_changed, resident_yes_missing without a number, signing_phone_own,
 * too_many_requests, sms_unavailable
 */
export async function sendSigningCode(
  ctx: AccountContext,
  input: { readonly id: string; readonly idempotencyKey: string },
): Promise<SigningCodeAnswer> {
  const phone = await phoneOfDraft(ctx, input.id)
  const { challengeId: _, ...answer } = await sendPhoneCodeOnce(
    ctx,
    { intent: intentOf(ctx, 'contract.sendCode', input), phone },
    {
      open: (tx, code) => openChallenge(ctx, tx, { contractId: input.id, phone, code }),
      has: hasChallenge,
      remove: deleteChallenge,
    },
  )
  return answer
}

async function phoneOfDraft(ctx: AccountContext, id: string): Promise<PhoneNumber> {
  const contract = await findContract(ctx.db, id)
  if (!contract) throw new DomainError('not_found')
  await ctx.access.guardianScope(ctx.db, ctx.account, contract.patientId, localDateOf(ctx.now()))
  await assertAwaitsYes(ctx, ctx.db, contract)
  const { helperPhone } = opened(ctx.fieldCrypto, 'contract.variables', contract.variablesCipher)
  const phone = helperPhone === null ? null : parsePhoneNumber(helperPhone)
  if (!phone) throw new DomainError('resident_yes_missing')
  const own = await findPhoneIndex(ctx.db, ctx.account.id)
  if (own && ctx.fieldCrypto.index(PHONE_FIELD, phone).equals(own)) throw new DomainError('signing_phone_own')
  return phone
}

async function openChallenge(
  ctx: AccountContext,
  tx: Transaction,
  { contractId, phone, code }: { contractId: string; phone: PhoneNumber; code: string },
): Promise<Opened> {
  const now = ctx.now()
  const phoneIndex = Uint8Array.from(ctx.fieldCrypto.index('signing_challenge.phone', phone))
  await lockPhone(tx, phoneIndex)
  const { countedSince, expiresAt, resendAt } = phoneCodeMoments(now)
  const { ofContract, ofPhone } = await readChallengeMoments(tx, contractId, phoneIndex, countedSince)
  const refusal = refuseAnotherPhoneCode(ofContract, now) ?? refuseAnotherPhoneCode(ofPhone, now)
  if (refusal) throw new DomainError(refusal.code, refusal.facts)
  const id = randomUUID()
  const codeHash = signingCodeHash(ctx.fieldCrypto, id, code)
  await insertChallenge(tx, { id, contractId, phoneIndex, codeHash, createdAt: now, expiresAt })
  return {
    challengeId: id,
    phoneMasked: maskPhoneNumber(phone),
    expiresAt: toIsoShanghai(expiresAt),
    resendAt: toIsoShanghai(resendAt),
  }
}

/** Keyed and bound to its challenge: six digits are guessed from a bare hash in a second. */
export function signingCodeHash(
  fieldCrypto: FieldCrypto,
  challengeId: string,
  code: string,
): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(fieldCrypto.index('signing_challenge.code_hash', `${challengeId} ${code}`))
}
