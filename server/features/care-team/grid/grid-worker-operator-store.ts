import type { LocalDate } from '#domain/kernel/time'
import type { Transaction } from '../../../platform/database/database'
import type { StaffScope } from '../../../platform/scope/staff-scope'
import { within } from '../../../platform/sql/within-sql'

/** Somebody in a micro-grid, from one day to another, both inclusive. */
export interface GridAppointment {
  readonly gridId: string
  readonly accountId: string
  readonly since: LocalDate
  readonly until: LocalDate | null
}

/** Locked; null for one that is absent or in a grid of another office. */
export async function findAppointment(
  tx: Transaction,
  scope: StaffScope,
  id: string,
): Promise<GridAppointment | null> {
  const [row] = await tx.$queryRaw<GridAppointment[]>`
    SELECT worker.grid_id AS "gridId", worker.account_id AS "accountId", worker.since::text, worker.until::text
    FROM grid_worker AS worker JOIN grid ON grid.id = worker.grid_id
    WHERE worker.id = ${id}::uuid AND grid.organization_id IN ${within(scope.organizationId)}
    FOR NO KEY UPDATE OF worker`
  return row ?? null
}

/** Whether the account has the role of a grid worker at a place of the office. */
export async function isGridWorker(tx: Transaction, scope: StaffScope, accountId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM staff_role WHERE account_id = ${accountId}::uuid AND role = 'grid-worker' AND ended_at IS NULL
      AND organization_id IN ${within(scope.organizationId)} LIMIT 1`
  return rows.length > 0
}

/** Twice at once: the index `grid_worker_once` settles it. */
export async function putAppointment(
  tx: Transaction,
  id: string,
  { since, until, ...who }: GridAppointment,
): Promise<void> {
  const row = { ...who, since: new Date(since), until: until && new Date(until) }
  await tx.gridWorker.upsert({ where: { id }, create: { id, ...row }, update: row, select: { id: true } })
}

export async function removeAppointment(tx: Transaction, id: string): Promise<void> {
  await tx.gridWorker.delete({ where: { id }, select: { id: true } })
}
