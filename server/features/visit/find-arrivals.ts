import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { StaffContext } from '../../platform/context'
import { lineReach } from '../../platform/scope/session-reach'
import { PHONE_FIELD } from '../../platform/sealing/field-names'
import { type LineRow, listDay } from './line-store'
import { type QueueEntry, queueEntry } from './queue-entry-view'

/** The field under which accounts seal their number. */
const FOUND_MAX = 20

export interface FoundEntry extends QueueEntry {
  readonly sessionId: string
  readonly practitionerName: string
}

type DayRow = LineRow & { readonly phoneCiphers: readonly string[] }

/**
 * Whoever stands at the desk, among today's visits within reach: by number, by a part of the name, or by the last
 * four digits of the phone of somebody who may act for them. Names and phones are opened here and leave masked.
 *
 * @throws input_invalid for nothing to look for
 */
export async function findArrivals(
  ctx: StaffContext,
  input: { readonly query: string },
): Promise<{ rows: FoundEntry[] }> {
  const query = input.query.trim()
  if (query === '') throw new DomainError('input_invalid', { fields: ['query'] })
  const now = ctx.now()
  const day: DayRow[] = await listDay(ctx.db, lineReach(ctx.staff), localDateOf(now))
  const found = day.filter((row) => isMeant(ctx, row, query)).slice(0, FOUND_MAX)
  await ctx.audit.record(ctx.db, {
    by: ctx.staff,
    purpose: 'front-desk',
    action: 'visit.find',
    patientIds: found.map(({ patientId }) => patientId),
    fields: ['name', 'sex', 'appointments', ...(isEndOfPhone(query) ? (['phone'] as const) : [])],
    at: now,
    requestId: ctx.requestId,
  })
  return {
    rows: found.map((row) => ({
      ...queueEntry(row, { fieldCrypto: ctx.fieldCrypto, now, mayReadReason: false }),
      sessionId: row.sessionId,
      practitionerName: row.practitionerName,
    })),
  }
}

function isMeant(ctx: StaffContext, row: DayRow, query: string): boolean {
  const { fieldCrypto } = ctx
  if (/^\d{1,3}$/.test(query)) return row.number === Number(query)
  if (isEndOfPhone(query)) {
    return row.phoneCiphers.some((cipher) => fieldCrypto.open(PHONE_FIELD, cipher).endsWith(query))
  }
  return fieldCrypto.open('patient.name', row.nameCipher).includes(query)
}

function isEndOfPhone(query: string): boolean {
  return /^\d{4}$/.test(query)
}
