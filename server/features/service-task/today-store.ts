import type { LocalDate } from '#domain/kernel/time'
import type { Database } from '../../platform/database/database'
import type { TeamScope } from '../../platform/scope/team-scope'
import { inCareOn } from '../../platform/sql/in-care-sql'

export interface DueRow {
  readonly taskId: string
  readonly patientId: string
  readonly itemCode: string
  readonly opensOn: LocalDate
  readonly dueOn: LocalDate
  readonly nameCipher: string
  readonly birthDate: LocalDate
  readonly gridName: string | null
  readonly buildingId: string | null
  readonly buildingName: string | null
  readonly addressCipher: string
  /** Of its item, late or not, before the limit. */
  readonly ofItem: number
  readonly overdueOfItem: number
}

/**
 * What a team can do on a day, of each item what falls due first; one statement. `itemCode` null: every item.
 */
export function listDue(
  db: Database,
  { teamId }: TeamScope,
  {
    on,
    itemCode,
    perItem,
  }: { readonly on: LocalDate; readonly itemCode: string | null; readonly perItem: number },
): Promise<DueRow[]> {
  return db.$queryRaw<DueRow[]>`
    WITH due AS (
      SELECT task.id, task.contract_id, task.item_code, opens_on, due_on,
        row_number() OVER (PARTITION BY task.item_code ORDER BY due_on, task.id) AS place,
        count(*) OVER (PARTITION BY task.item_code)::int AS of_item,
        count(*) FILTER (WHERE due_on < ${on}::date) OVER (PARTITION BY task.item_code)::int AS overdue_of_item
      FROM service_task AS task JOIN contract ON contract.id = task.contract_id
      WHERE task.team_id = ${teamId}::uuid AND task.status = 'open' AND opens_on <= ${on}::date
        AND (${itemCode}::text IS NULL OR task.item_code = ${itemCode})
        AND ${inCareOn(on)}
    )
    SELECT due.id AS "taskId", contract.patient_id AS "patientId", due.item_code AS "itemCode",
      due.opens_on::text AS "opensOn", due.due_on::text AS "dueOn", patient.name_cipher AS "nameCipher",
      patient.birth_date::text AS "birthDate", grid.name AS "gridName", building.id AS "buildingId",
      building.name AS "buildingName", contract.address_cipher AS "addressCipher", of_item AS "ofItem",
      overdue_of_item AS "overdueOfItem"
    FROM due JOIN contract ON contract.id = due.contract_id JOIN patient ON patient.id = contract.patient_id
    LEFT JOIN grid ON grid.id = contract.grid_id LEFT JOIN building ON building.id = contract.building_id
    WHERE due.place <= ${perItem}
    ORDER BY due.item_code, due.place`
}

/** What waits for a doctor's eye, and which urgent words nobody has read. */
export async function countWaiting(
  db: Database,
  { teamId }: TeamScope,
): Promise<{ readonly alerts: number; readonly urgentMessages: number }> {
  const [row] = await db.$queryRaw<{ alerts: number; urgentMessages: number }[]>`
    SELECT (SELECT count(*)::int FROM follow_up WHERE team_id = ${teamId}::uuid AND is_high_risk
        AND risk_seen_at IS NULL AND withdrawn_at IS NULL) AS alerts,
      (SELECT count(*)::int FROM conversation WHERE team_id = ${teamId}::uuid AND is_urgent) AS "urgentMessages"`
  return row ?? { alerts: 0, urgentMessages: 0 }
}
