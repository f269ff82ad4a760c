import type { LocalDate } from '#domain/kernel/time'
import type { Database } from '../../platform/database/database'
import type { TeamScope } from '../../platform/scope/team-scope'
import { inCareOn } from '../../platform/sql/in-care-sql'

/** What a team may sign at most (contract.prisma); nobody's panel is longer. */
const RESIDENTS_MAX = 20_000

export interface ResidentRow {
  readonly patientId: string
  readonly nameCipher: string
  readonly birthDate: LocalDate
  readonly gridName: string | null
  readonly contractEndsOn: LocalDate
  readonly itemCode: string | null
  readonly opensOn: LocalDate | null
  readonly dueOn: LocalDate | null
  /** Of every service that is late, not of the first alone. */
  readonly overdueItems: readonly string[]
  readonly isUrgent: boolean
  /** Hex of the blind indexes of the groups that are known, not of those that were only said. */
  readonly groupIndexes: readonly string[]
}

/**
 * Everybody whom a team is signed with on a day, with the open service that falls due first; one statement however
 * many. Names are sealed, so that searching and sorting is done by the caller.
 */
export function listResidents(db: Database, { teamId }: TeamScope, on: LocalDate): Promise<ResidentRow[]> {
  return db.$queryRaw<ResidentRow[]>`
    WITH signed AS (
      SELECT contract.id, contract.patient_id, coalesce(contract.ended_on, contract.ends_on) AS ends_on, contract.grid_id
      FROM contract WHERE team_id = ${teamId}::uuid AND ${inCareOn(on)}
    ), next AS (
      SELECT DISTINCT ON (task.contract_id) task.contract_id, item_code, opens_on, due_on
      FROM service_task AS task
      WHERE task.team_id = ${teamId}::uuid AND task.status = 'open'
      ORDER BY task.contract_id, due_on, item_code
    ), late AS (
      SELECT task.contract_id, array_agg(DISTINCT item_code ORDER BY item_code) AS items
      FROM service_task AS task
      WHERE task.team_id = ${teamId}::uuid AND task.status = 'open' AND due_on < ${on}::date
      GROUP BY 1
    ), urgent AS (
      SELECT patient_id FROM follow_up
        WHERE team_id = ${teamId}::uuid AND is_high_risk AND risk_seen_at IS NULL AND withdrawn_at IS NULL
      UNION SELECT patient_id FROM conversation WHERE team_id = ${teamId}::uuid AND is_urgent
    ), tagged AS (
      SELECT member.patient_id, array_agg(encode(group_index, 'hex')) AS indexes
      FROM key_group_member AS member JOIN signed ON signed.patient_id = member.patient_id
      WHERE source <> 'declared' AND since <= ${on}::date AND coalesce(until, ${on}::date) >= ${on}::date
      GROUP BY 1
    )
    SELECT signed.patient_id AS "patientId", patient.name_cipher AS "nameCipher",
      patient.birth_date::text AS "birthDate", grid.name AS "gridName", signed.ends_on::text AS "contractEndsOn",
      next.item_code AS "itemCode", next.opens_on::text AS "opensOn", next.due_on::text AS "dueOn",
      coalesce(late.items, '{}') AS "overdueItems",
      urgent.patient_id IS NOT NULL AS "isUrgent", coalesce(tagged.indexes, '{}') AS "groupIndexes"
    FROM signed JOIN patient ON patient.id = signed.patient_id
    LEFT JOIN grid ON grid.id = signed.grid_id
    LEFT JOIN next ON next.contract_id = signed.id
    LEFT JOIN late ON late.contract_id = signed.id
    LEFT JOIN urgent ON urgent.patient_id = signed.patient_id
    LEFT JOIN tagged ON tagged.patient_id = signed.patient_id
    ORDER BY urgent.patient_id IS NULL, next.due_on, signed.patient_id LIMIT ${RESIDENTS_MAX}`
}
