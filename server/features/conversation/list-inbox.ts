import { DomainError } from '#domain/kernel/errors'
import { maskName } from '#domain/kernel/masking'
import type { Sex } from '#domain/kernel/sex'
import { ageMonthsOn, type LocalDate, localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { cutPage, PAGE_AND_ONE } from '../../platform/api/cut-page'
import type { StaffContext } from '../../platform/context'
import { countInbox, type InboxCounts, type InboxPlace, type InboxRow, listInbox } from './list-store'

interface InboxThread {
  readonly conversationId: string
  readonly patientId: string
  readonly nameMasked: string
  readonly sex: Sex
  readonly ageMonths: number
  readonly lastAt: string | null
  readonly waitingSince: string | null
  readonly isUrgent: boolean
  /** Not more than 100. */
  readonly unread: number
}

interface Inbox {
  readonly counts: InboxCounts
  readonly rows: readonly InboxThread[]
  readonly nextCursor: string | null
}

/**
 * What families wrote to a team: what is urgent first, then what waits longest. Names are masked, and nothing of what
 * was written is shown before somebody opens it. @throws not_found alike for absent teams and those of others
 */
export async function listTeamInbox(
  ctx: StaffContext,
  { teamId, cursor }: { readonly teamId: string; readonly cursor?: string | undefined },
): Promise<Inbox> {
  const at = ctx.now()
  const today = localDateOf(at)
  const scope = await ctx.access.teamScope(ctx.db, ctx, teamId, today)
  const after = cursor === undefined ? null : readPlace(cursor)
  const found = await listInbox(ctx.db, scope, today, after, PAGE_AND_ONE)
  const { rows, nextCursor } = cutPage(found, writePlace)
  const counts = await countInbox(ctx.db, scope, today)
  await ctx.audit.record(ctx.db, {
    by: ctx.staff,
    purpose: 'conversation',
    action: 'conversation.inbox',
    patientIds: rows.map(({ patientId }) => patientId),
    fields: ['name', 'sex'],
    at,
    requestId: ctx.requestId,
  })
  return {
    counts,
    rows: rows.map((row) => inboxThread(ctx, row, today)),
    nextCursor,
  }
}

function inboxThread({ fieldCrypto }: StaffContext, row: InboxRow, today: LocalDate): InboxThread {
  return {
    conversationId: row.id,
    patientId: row.patientId,
    nameMasked: maskName(fieldCrypto.open('patient.name', row.nameCipher)),
    sex: row.sex,
    ageMonths: ageMonthsOn(row.birthDate, today),
    lastAt: row.lastAt && toIsoShanghai(row.lastAt),
    waitingSince: row.waitingSince && toIsoShanghai(row.waitingSince),
    isUrgent: row.isUrgent,
    unread: row.unread,
  }
}

const PLACE = /^([012])\/(-?\d{1,15}(?:\.\d{1,6})?)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

function writePlace({ rank, order, id }: InboxPlace): string {
  return Buffer.from(`${rank}/${order}/${id}`).toString('base64url')
}

/** @throws input_invalid for text that no page ever answered */
function readPlace(cursor: string): InboxPlace {
  const [, rank, order, id] = PLACE.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? []
  if (!rank || !order || !id) throw new DomainError('input_invalid', { fields: ['cursor'] })
  return { rank: Number(rank), order: Number(order), id }
}
