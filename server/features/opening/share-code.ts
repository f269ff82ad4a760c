import { randomUUID } from 'node:crypto'
import type { EntryKind } from '#domain/kernel/entry-kind'
import { DomainError } from '#domain/kernel/errors'
import { parseSpokenCode, spokenCode } from '#domain/kernel/spoken-code'
import { localDateOf, MINUTE_MS, toIsoShanghai } from '#domain/kernel/time'
import { openingRule } from '#domain/record/opening-rules'
import { answerOnce, intentOf } from '../../platform/api/idempotency'
import type { AccountContext, WriteContext } from '../../platform/context'
import { familyView } from '../../platform/scope/record-view'
import type { FieldCrypto } from '../../platform/sealing/field-crypto'
import { endShare, findPatientOfShare, insertShare, listShares, type ShareRow } from './share-store'

/** What a typed code is found by; null for what no code can be. */
export function shareCodeIndex(fieldCrypto: FieldCrypto, typed: string): Uint8Array<ArrayBuffer> | null {
  const code = parseSpokenCode(typed)
  return code === null ? null : Uint8Array.from(fieldCrypto.index('share_code.code_index', code))
}

/**
 * The code follows from the row's id by a key that only the server has, so it is kept nowhere, and a retry after a lost
 * answer shows the same one.
 */
function codeOf(fieldCrypto: FieldCrypto, id: string): string {
  return spokenCode(fieldCrypto.index('share_code.code', id))
}

export interface ShareView {
  readonly id: string
  readonly code: string
  readonly expiresAt: string
}

interface ShareInput {
  readonly patientId: string
  readonly sections: readonly EntryKind[]
  readonly idempotencyKey: string
}

/**
 * A code by which one doctor, wherever they work, reads the named parts for a quarter of an hour. It is put to the
 * answer after the intent is kept, so that it stands in no table.
 *
 * @throws not_found; delegate_not_permitted; not_permitted for a part that the asking guardian may not see themselves
 */
export async function shareRecord(ctx: AccountContext, input: ShareInput): Promise<ShareView> {
  const rules = await ctx.rules()
  const intent = intentOf(ctx, 'record.share', input)
  const share = await ctx.transaction((tx) =>
    answerOnce(tx, intent, () => openShare({ ...ctx, tx, rules: async () => rules }, input)),
  )
  return { ...share, code: codeOf(ctx.fieldCrypto, share.id) }
}

async function openShare(ctx: WriteContext, input: ShareInput): Promise<Omit<ShareView, 'code'>> {
  const now = ctx.now()
  const scope = await ctx.access.guardianScope(ctx.tx, ctx.account, input.patientId, localDateOf(now))
  const own = familyView(scope).kinds
  if (!input.sections.every((kind) => own.includes(kind))) throw new DomainError('not_permitted')
  const { shareMinutes } = openingRule(await ctx.rules(), localDateOf(now))
  const id = randomUUID()
  const codeIndex = shareCodeIndex(ctx.fieldCrypto, codeOf(ctx.fieldCrypto, id))
  if (!codeIndex) throw new Error('a code of ours is no code')
  const expiresAt = new Date(now.getTime() + shareMinutes * MINUTE_MS)
  await insertShare(ctx.tx, scope, { id, codeIndex, sections: [...new Set(input.sections)], now, expiresAt })
  return { id, expiresAt: toIsoShanghai(expiresAt) }
}

type ShareStatus = 'open' | 'used' | 'over' | 'revoked'

interface ListedShare {
  readonly id: string
  readonly sections: readonly EntryKind[]
  readonly createdAt: string
  readonly expiresAt: string
  readonly status: ShareStatus
  /** Who opened it. */
  readonly usedBy: string | null
  /** To be shown again while it can be used. */
  readonly code: string | null
}

/** @throws not_found; delegate_not_permitted */
export async function listOwnShares(
  ctx: AccountContext,
  { patientId }: { readonly patientId: string },
): Promise<{ rows: ListedShare[] }> {
  const now = ctx.now()
  const scope = await ctx.access.guardianScope(ctx.db, ctx.account, patientId, localDateOf(now))
  const rows = await listShares(ctx.db, scope)
  const readers = rows.flatMap(({ usedByAccountId }) => (usedByAccountId ? [usedByAccountId] : []))
  const names = await ctx.access.staffNames(ctx.db, readers)
  return {
    rows: rows.map((row) => {
      const status = statusOf(row, now)
      return {
        id: row.id,
        sections: row.sections,
        createdAt: toIsoShanghai(row.createdAt),
        expiresAt: toIsoShanghai(row.expiresAt),
        status,
        usedBy: row.usedByAccountId && (names.get(row.usedByAccountId) ?? null),
        code: status === 'open' ? codeOf(ctx.fieldCrypto, row.id) : null,
      }
    }),
  }
}

/** @throws not_found alike for absent and other families' codes; delegate_not_permitted */
export async function revokeShare(
  ctx: WriteContext,
  { id }: { readonly id: string },
): Promise<{ revoked: true }> {
  const now = ctx.now()
  const patientId = await findPatientOfShare(ctx.tx, id)
  if (patientId === null) throw new DomainError('not_found')
  const scope = await ctx.access.guardianScope(ctx.tx, ctx.account, patientId, localDateOf(now))
  await endShare(ctx.tx, scope, { id, now })
  return { revoked: true }
}

function statusOf({ revokedAt, expiresAt, usedAt }: ShareRow, now: Date): ShareStatus {
  if (revokedAt) return 'revoked'
  if (expiresAt <= now) return 'over'
  return usedAt ? 'used' : 'open'
}
