import type { AuditedField, AuditPurpose } from '#domain/audit/audit-purpose'
import { addDays, instantAt, type LocalDate, localTime, toIsoShanghai } from '#domain/kernel/time'
import { cutPage, PAGE_AND_ONE } from '../../platform/api/cut-page'
import type { StaffContext } from '../../platform/context'
import { readEventCursor } from './event-cursor'
import { searchEvents } from './store'

const MIDNIGHT = localTime('00:00')

interface SearchInput {
  readonly accountId?: string | undefined
  readonly patientId?: string | undefined
  readonly organizationId?: string | undefined
  readonly purpose?: AuditPurpose | undefined
  /** First and last day, both inclusive. */
  readonly from?: LocalDate | undefined
  readonly to?: LocalDate | undefined
  readonly cursor?: string | undefined
}

interface FoundEvent {
  readonly id: string
  readonly at: string
  readonly accountId: string
  readonly who: string | null
  readonly role: string
  readonly organizationId: string | null
  readonly organization: string | null
  readonly purpose: AuditPurpose
  readonly action: string
  readonly patientIds: readonly string[]
  readonly fields: readonly AuditedField[]
}

/** Who of the staff looked at what, newest first. To search here is a look at persons too, and written down as one. */
export async function searchAudit(
  ctx: StaffContext,
  { from, to, cursor, ...wish }: SearchInput,
): Promise<{ rows: FoundEvent[]; nextCursor: string | null }> {
  const filter = {
    ...wish,
    from: from ? instantAt(from, MIDNIGHT) : null,
    to: to ? instantAt(addDays(to, 1), MIDNIGHT) : null,
  }
  const page = { before: readEventCursor(cursor), limit: PAGE_AND_ONE }
  const found = await searchEvents(ctx.db, ctx.staff, filter, page)
  const { rows: events, nextCursor } = cutPage(found, ({ id }) => String(id))
  await ctx.audit.record(ctx.db, {
    by: ctx.staff,
    purpose: 'audit-search',
    action: 'audit.search',
    patientIds: wish.patientId ? [wish.patientId] : events.flatMap(({ patientIds }) => patientIds),
    fields: ['access-log'],
    at: ctx.now(),
    requestId: ctx.requestId,
  })
  const names = await ctx.access.staffNames(
    ctx.db,
    events.map(({ accountId }) => accountId),
  )
  const rows = events.map(({ id, at, accountId, role, organizationId, organizationName, ...event }) => ({
    id: String(id),
    at: toIsoShanghai(at),
    accountId,
    who: names.get(accountId) ?? null,
    role,
    organizationId,
    organization: organizationName,
    purpose: event.purpose,
    action: event.action,
    patientIds: event.patientIds,
    fields: event.fields,
  }))
  return { rows, nextCursor }
}
