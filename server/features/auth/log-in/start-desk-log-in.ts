import { randomInt } from 'node:crypto'
import {
  DESK_CODE_ALPHABET,
  DESK_CODE_LENGTH,
  DESK_CODE_LIFE_MS,
  type DeskCode,
  deskCodeInHalves,
  MAX_OPEN_DESK_CODES,
} from '#domain/account/desk-code'
import { DomainError } from '#domain/kernel/errors'
import { toIsoShanghai } from '#domain/kernel/time'
import type { Context } from '../../../platform/context'
import { newBearerSecret } from '../bearer-secret'
import { DESK_CODE_FIELD, insertDeskLogIn } from './desk-log-in-store'

export interface DeskAnswer {
  /** The desk's own secret, with which it asks whether it was approved. */
  readonly deskToken: string
  /** `ABCD-2345`, for the eyes of whoever sits there. */
  readonly code: string
  readonly expiresAt: string
}

/**
 * A desk that has no WeChat asks to be let in: it shows a code that a phone approves (device grant, RFC 8628). A
 * start more is harmless, so it needs no idempotency key.
 *
 * @throws too_many_requests when too many desks wait
 */
export async function startDeskLogIn(ctx: Context): Promise<DeskAnswer> {
  const now = ctx.now()
  const { secret: deskToken, hash: deskHash } = newBearerSecret()
  const code = newDeskCode()
  const expiresAt = new Date(now.getTime() + DESK_CODE_LIFE_MS)
  const desk = {
    deskHash,
    codeIndex: ctx.fieldCrypto.index(DESK_CODE_FIELD, code),
    createdAt: now,
    expiresAt,
  }
  const isOpen = await ctx.transaction((tx) => insertDeskLogIn(tx, desk, MAX_OPEN_DESK_CODES))
  if (!isOpen) throw new DomainError('too_many_requests', { retryAfterSeconds: DESK_CODE_LIFE_MS / 1000 })
  return { deskToken, code: deskCodeInHalves(code), expiresAt: toIsoShanghai(expiresAt) }
}

function newDeskCode(): DeskCode {
  const signs = Array.from(
    { length: DESK_CODE_LENGTH },
    () => DESK_CODE_ALPHABET[randomInt(DESK_CODE_ALPHABET.length)],
  )
  return signs.join('') as DeskCode
}
