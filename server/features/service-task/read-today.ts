import type { AuditedField } from '#domain/audit/audit-purpose'
import { maskName } from '#domain/kernel/masking'
import { daysBetween, type LocalDate, localDateOf } from '#domain/kernel/time'
import { ageInWords } from '#domain/patient/display'
import { isServiceItem, SERVICE_ITEMS, type ServiceItemCode } from '#domain/service-task/service-item'
import type { StaffContext } from '../../platform/context'
import { countWaiting, type DueRow, listDue } from './today-store'

/** Of each item as many as somebody does in a day; how many there are besides is said. */
const PER_ITEM = 20
/** More doors than anybody knocks at in a day. */
const VISITS_MAX = 100

interface DueTask {
  readonly taskId: string
  readonly patientId: string
  readonly nameMasked: string
  readonly age: string
  readonly gridName: string | null
  readonly opensOn: LocalDate
  readonly dueOn: LocalDate
  readonly overdueDays: number
}

interface ItemOfToday {
  readonly itemCode: ServiceItemCode
  readonly nameZh: string
  readonly count: number
  readonly overdue: number
  readonly rows: readonly DueTask[]
}

export interface TodaysWork {
  readonly on: LocalDate
  readonly counts: {
    readonly due: number
    readonly overdue: number
    readonly alerts: number
    readonly urgentMessages: number
  }
  readonly groups: readonly ItemOfToday[]
}

/**
 * What a team can do today, by service, what is late first. Four statements however many.
 *
 * @throws not_found alike for absent teams and those of others
 */
export async function readToday(
  ctx: StaffContext,
  { teamId }: { readonly teamId: string },
): Promise<TodaysWork> {
  const on = localDateOf(ctx.now())
  const team = await ctx.access.teamScope(ctx.db, ctx, teamId, on)
  const due = await listDue(ctx.db, team, { on, itemCode: null, perItem: PER_ITEM })
  await writeDown(ctx, due, 'service.today', ['name', 'birth-date', 'contract'])
  const groups = itemsOf(due).map((itemCode): ItemOfToday => {
    const rows = due.filter((row) => row.itemCode === itemCode)
    const { ofItem = 0, overdueOfItem = 0 } = rows[0] ?? {}
    const { nameZh } = SERVICE_ITEMS[itemCode]
    return {
      itemCode,
      nameZh,
      count: ofItem,
      overdue: overdueOfItem,
      rows: rows.map((row) => dueTask(ctx, row, on)),
    }
  })
  const sum = (figure: 'count' | 'overdue') => groups.reduce((total, group) => total + group[figure], 0)
  return {
    on,
    counts: { due: sum('count'), overdue: sum('overdue'), ...(await countWaiting(ctx.db, team)) },
    groups: groups.sort((a, b) => b.overdue - a.overdue || b.count - a.count),
  }
}

interface BuildingToVisit {
  /** Null: an address that lies in no building of a grid. */
  readonly buildingId: string | null
  readonly buildingName: string | null
  readonly gridName: string | null
  readonly rows: readonly (DueTask & { readonly address: string })[]
}

/**
 * Whom a team visits at home on a day, door by door: who is late first, with the neighbours of the same building.
 *
 * @throws not_found alike for absent teams and those of others
 */
export async function readHomeVisits(
  ctx: StaffContext,
  { teamId, on }: { readonly teamId: string; readonly on: LocalDate },
): Promise<{ on: LocalDate; total: number; buildings: BuildingToVisit[] }> {
  const team = await ctx.access.teamScope(ctx.db, ctx, teamId, localDateOf(ctx.now()))
  const due = await listDue(ctx.db, team, { on, itemCode: 'home-visit', perItem: VISITS_MAX })
  await writeDown(ctx, due, 'service.homeVisits', ['name', 'birth-date', 'address', 'contract'])
  const doors = new Map<string | null, DueRow[]>()
  for (const row of due) doors.set(row.buildingId, [...(doors.get(row.buildingId) ?? []), row])
  const buildings = [...doors].map(([buildingId, rows]) => ({
    buildingId,
    buildingName: rows[0]?.buildingName ?? null,
    gridName: rows[0]?.gridName ?? null,
    rows: rows.map((row) => ({
      ...dueTask(ctx, row, on),
      address: ctx.fieldCrypto.open('contract.address', row.addressCipher),
    })),
  }))
  return { on, total: due[0]?.ofItem ?? 0, buildings }
}

function itemsOf(due: readonly DueRow[]): ServiceItemCode[] {
  return [...new Set(due.map(({ itemCode }) => itemCode))].filter(isServiceItem)
}

function dueTask(ctx: StaffContext, row: DueRow, on: LocalDate): DueTask {
  const { taskId, patientId, gridName, opensOn, dueOn } = row
  return {
    taskId,
    patientId,
    nameMasked: maskName(ctx.fieldCrypto.open('patient.name', row.nameCipher)),
    age: ageInWords(row.birthDate, on),
    gridName,
    opensOn,
    dueOn,
    overdueDays: dueOn < on ? daysBetween(dueOn, on) : 0,
  }
}

async function writeDown(
  ctx: StaffContext,
  rows: readonly DueRow[],
  action: string,
  fields: readonly AuditedField[],
): Promise<void> {
  await ctx.audit.record(ctx.db, {
    by: ctx.staff,
    purpose: 'signed-team',
    action,
    patientIds: rows.map(({ patientId }) => patientId),
    fields,
    at: ctx.now(),
    requestId: ctx.requestId,
  })
}
