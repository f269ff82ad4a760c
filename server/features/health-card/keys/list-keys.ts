import { cardRules } from '#domain/health-card/card-rules'
import type { CodeRules } from '#domain/health-card/judge-code'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import type { StaffContext } from '../../../platform/context'
import { listKeys } from './key-store'
import { signingKey } from './signing-key'

export interface PublicKeyRow {
  readonly kid: string
  readonly publicKey: string
  readonly rejectedFrom: string | null
}

/**
 * What a scanner keeps to check codes without a network: the keys that are still believed, the rules by which a code of
 * today is judged, and the server's time.
 */
export async function listPublicKeys(
  ctx: StaffContext,
): Promise<{ serverTime: string; rules: CodeRules; rows: PublicKeyRow[] }> {
  const now = ctx.now()
  await signingKey(ctx)
  const believed = (await listKeys(ctx.db)).filter(({ rejectedFrom }) => !rejectedFrom || rejectedFrom > now)
  const rows = believed.map(({ kid, publicKey, rejectedFrom }) => ({
    kid,
    publicKey,
    rejectedFrom: rejectedFrom && toIsoShanghai(rejectedFrom),
  }))
  return { serverTime: toIsoShanghai(now), rules: await codeRules(ctx), rows }
}

async function codeRules(ctx: StaffContext): Promise<CodeRules> {
  const rules = cardRules(await ctx.rules(), localDateOf(ctx.now()))
  const { ttlSeconds, skewSeconds } = rules['CARD-04']
  const { offlineMinutes } = rules['CARD-05']
  return { 'CARD-04': { ttlSeconds, skewSeconds }, 'CARD-05': { offlineMinutes } }
}

export interface KeyListRow {
  readonly kid: string
  readonly createdAt: string
  readonly retiredAt: string | null
  readonly rejectedFrom: string | null
  readonly state: 'signs' | 'believed' | 'rejected'
}

/** How the keys stand, for operators; the newest first. The private halves leave no process. */
export async function listKeyStates(ctx: StaffContext): Promise<{ rows: KeyListRow[]; nextCursor: null }> {
  const now = ctx.now()
  await signingKey(ctx)
  const rows = (await listKeys(ctx.db)).map(({ kid, createdAt, retiredAt, rejectedFrom }) => ({
    kid,
    createdAt: toIsoShanghai(createdAt),
    retiredAt: retiredAt && toIsoShanghai(retiredAt),
    rejectedFrom: rejectedFrom && toIsoShanghai(rejectedFrom),
    state: stateOf({ retiredAt, rejectedFrom }, now),
  }))
  return { rows, nextCursor: null }
}

function stateOf(
  { retiredAt, rejectedFrom }: { readonly retiredAt: Date | null; readonly rejectedFrom: Date | null },
  now: Date,
): KeyListRow['state'] {
  if (rejectedFrom && rejectedFrom <= now) return 'rejected'
  return retiredAt ? 'believed' : 'signs'
}
