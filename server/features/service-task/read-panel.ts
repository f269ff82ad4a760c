import { maskName } from '#domain/kernel/masking'
import { daysBetween, type LocalDate, localDateOf } from '#domain/kernel/time'
import { KEY_GROUPS, type KeyGroup } from '#domain/key-group/key-group'
import { ageInWords } from '#domain/patient/display'
import { isServiceItem, SERVICE_ITEMS, type ServiceItemCode } from '#domain/service-task/service-item'
import { mentions, pageOf, type WholeListPage } from '../../platform/api/page-of'
import type { StaffContext } from '../../platform/context'
import { keyGroupReader } from '../../platform/sealing/key-group-index'
import { listResidents, type ResidentRow } from './panel-store'

export interface PanelWish {
  readonly teamId: string
  readonly group?: KeyGroup | undefined
  /** Only those with a service that is late. */
  readonly overdue?: boolean | undefined
  /** Only those with this service late. */
  readonly overdueItem?: ServiceItemCode | undefined
  /** Part of a name. */
  readonly query?: string | undefined
  readonly cursor?: string | undefined
}

interface PanelRow {
  readonly patientId: string
  readonly nameMasked: string
  readonly age: string
  readonly groups: readonly KeyGroup[]
  readonly gridName: string | null
  /** What falls due first; null: nothing is open. */
  readonly nextItem: string | null
  readonly opensOn: LocalDate | null
  readonly dueOn: LocalDate | null
  /** 0: nothing is late. */
  readonly overdueDays: number
  readonly contractEndsOn: LocalDate
  readonly isUrgent: boolean
}

interface OverdueItem {
  readonly itemCode: ServiceItemCode
  readonly nameZh: string
  readonly count: number
}

export interface Panel extends WholeListPage<PanelRow> {
  /** Of the whole panel, whatever is asked for. */
  readonly counts: {
    readonly all: number
    readonly overdue: number
    readonly urgent: number
    /** Of how many each service is late, the most first. */
    readonly overdueItems: readonly OverdueItem[]
    readonly groups: Readonly<Record<KeyGroup, number>>
  }
}

/**
 * The residents of a team: what is urgent first, then what falls due first. As many statements for two thousand as for
 * two; sealed names are opened here, so that nobody can search them in the table.
 *
 * @throws not_found alike for absent teams and those of others; input_invalid for a cursor of another list
 */
export async function readPanel(ctx: StaffContext, wish: PanelWish): Promise<Panel> {
  const now = ctx.now()
  const today = localDateOf(now)
  const team = await ctx.access.teamScope(ctx.db, ctx, wish.teamId, today)
  const groupOf = keyGroupReader(ctx.fieldCrypto)
  const residents = (await listResidents(ctx.db, team, today)).map((row) => ({
    ...row,
    groups: groupsOf(row, groupOf),
    overdueDays: row.dueOn && row.dueOn < today ? daysBetween(row.dueOn, today) : 0,
  }))
  const nameOf = ({ nameCipher }: ResidentRow) => ctx.fieldCrypto.open('patient.name', nameCipher)
  const wished = residents.filter(
    (row) =>
      (wish.group === undefined || row.groups.includes(wish.group)) &&
      (!wish.overdue || row.overdueDays > 0) &&
      (wish.overdueItem === undefined || row.overdueItems.includes(wish.overdueItem)) &&
      (!wish.query || mentions(wish.query, [nameOf(row)])),
  )
  const page = pageOf(wished, ({ patientId }) => patientId, wish.cursor)
  await ctx.audit.record(ctx.db, {
    by: ctx.staff,
    purpose: 'signed-team',
    action: 'service.panel',
    patientIds: page.rows.map(({ patientId }) => patientId),
    fields: ['name', 'birth-date', 'key-groups', 'contract'],
    at: now,
    requestId: ctx.requestId,
  })
  return {
    ...page,
    rows: page.rows.map((row) => panelRow(row, maskName(nameOf(row)), today)),
    counts: {
      all: residents.length,
      overdue: residents.filter(({ overdueDays }) => overdueDays > 0).length,
      urgent: residents.filter(({ isUrgent }) => isUrgent).length,
      overdueItems: countOverdue(residents),
      groups: countGroups(residents),
    },
  }
}

type Resident = ResidentRow & { readonly groups: readonly KeyGroup[]; readonly overdueDays: number }

function panelRow(row: Resident, nameMasked: string, today: LocalDate): PanelRow {
  const { patientId, groups, gridName, itemCode, opensOn, dueOn, overdueDays, contractEndsOn, isUrgent } = row
  return {
    patientId,
    nameMasked,
    age: ageInWords(row.birthDate, today),
    groups,
    gridName,
    nextItem: itemCode !== null && isServiceItem(itemCode) ? SERVICE_ITEMS[itemCode].nameZh : null,
    opensOn,
    dueOn,
    overdueDays,
    contractEndsOn,
    isUrgent,
  }
}

function groupsOf(
  { groupIndexes }: ResidentRow,
  groupOf: (index: Uint8Array) => KeyGroup | null,
): KeyGroup[] {
  const known = groupIndexes.map((index) => groupOf(Buffer.from(index, 'hex')))
  return KEY_GROUPS.filter((group) => known.includes(group))
}

function countOverdue(residents: readonly Resident[]): OverdueItem[] {
  const counts = new Map<ServiceItemCode, number>()
  for (const { overdueItems } of residents)
    for (const item of overdueItems.filter(isServiceItem)) counts.set(item, (counts.get(item) ?? 0) + 1)
  return [...counts]
    .map(([itemCode, count]) => ({ itemCode, nameZh: SERVICE_ITEMS[itemCode].nameZh, count }))
    .sort((a, b) => b.count - a.count)
}

function countGroups(residents: readonly Resident[]): Readonly<Record<KeyGroup, number>> {
  const counts = Object.fromEntries(KEY_GROUPS.map((group) => [group, 0])) as Record<KeyGroup, number>
  for (const { groups } of residents) for (const group of groups) counts[group]++
  return counts
}
