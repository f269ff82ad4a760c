import type { Service } from '#domain/kernel/healthcare-service'
import { type LocalDate, toIsoShanghai } from '#domain/kernel/time'
import type { StaffContext } from '../../platform/context'
import { lineReach } from '../../platform/scope/session-reach'
import { listSessions, type SessionRow } from './line-store'

export interface SessionView extends Omit<SessionRow, 'start' | 'end' | 'service'> {
  readonly service: Service
  readonly start: string
  readonly end: string
}

export function sessionView({ start, end, ...row }: SessionRow): SessionView {
  return { ...row, start: toIsoShanghai(start), end: toIsoShanghai(end) }
}

/** The sessions of a day within reach, with how many have come. Counts only: nobody is named. */
export async function listStaffSessions(
  ctx: StaffContext,
  input: { readonly date: LocalDate; readonly organizationId?: string | undefined },
): Promise<{ serverTime: string; rows: SessionView[] }> {
  const now = ctx.now()
  const rows = await listSessions(ctx.db, lineReach(ctx.staff), {
    day: input.date,
    organizationId: input.organizationId ?? null,
    now,
  })
  return { serverTime: toIsoShanghai(now), rows: rows.map(sessionView) }
}
