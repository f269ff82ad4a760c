import type { FollowUpOutcome } from '#domain/follow-up/follow-up-record'
import { maskName } from '#domain/kernel/masking'
import { type LocalDate, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { ageInWords } from '#domain/patient/display'
import { readCursor, writeCursor } from '../../platform/api/cursor'
import { cutPage, PAGE_AND_ONE } from '../../platform/api/cut-page'
import type { StaffContext } from '../../platform/context'
import { listCallRows } from './call-store'

interface CallView {
  readonly id: string
  readonly patientId: string
  readonly nameMasked: string
  readonly age: string
  readonly doneOn: LocalDate
  /** When it was written down. */
  readonly writtenAt: string
  readonly outcome: FollowUpOutcome
  readonly by: string | null
}

/**
 * The telephone log of a team (电话记录): whom it rang, who rang, and whether somebody answered. What was said stands in
 * the record. Three statements however many.
 *
 * @throws not_found alike for absent teams and those of others; input_invalid for a cursor of another list
 */
export async function listCalls(
  ctx: StaffContext,
  { teamId, cursor }: { readonly teamId: string; readonly cursor?: string | undefined },
): Promise<{ rows: CallView[]; nextCursor: string | null }> {
  const now = ctx.now()
  const today = localDateOf(now)
  const team = await ctx.access.teamScope(ctx.db, ctx, teamId, today)
  const after = cursor === undefined ? null : readCursor(cursor)
  const found = await listCallRows(ctx.db, team, { after, limit: PAGE_AND_ONE })
  const { rows, nextCursor } = cutPage(found, ({ id, createdAt }) => writeCursor({ start: createdAt, id }))
  await ctx.audit.record(ctx.db, {
    by: ctx.staff,
    purpose: 'signed-team',
    action: 'service.calls',
    patientIds: rows.map(({ patientId }) => patientId),
    fields: ['name', 'birth-date', 'follow-up'],
    at: now,
    requestId: ctx.requestId,
  })
  return {
    rows: rows.map(({ id, patientId, nameCipher, birthDate, doneOn, outcome, practitioner, createdAt }) => ({
      id,
      patientId,
      nameMasked: maskName(ctx.fieldCrypto.open('patient.name', nameCipher)),
      age: ageInWords(birthDate, today),
      doneOn,
      writtenAt: toIsoShanghai(createdAt),
      outcome,
      by: practitioner,
    })),
    nextCursor,
  }
}
