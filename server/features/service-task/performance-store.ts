import type { LocalDate } from '#domain/kernel/time'
import type { Fulfilment } from '#domain/service-task/progress'
import type { Database } from '../../platform/database/database'
import type { TeamScope } from '../../platform/scope/team-scope'

/** Days, both inclusive. */
interface Period {
  readonly from: LocalDate
  readonly to: LocalDate
}

/** Of each item what fell due in the period, and what of it was done; one statement. */
export function countByItem(
  db: Database,
  { teamId }: TeamScope,
  { from, to }: Period,
): Promise<(Fulfilment & { readonly itemCode: string })[]> {
  return db.$queryRaw<(Fulfilment & { itemCode: string })[]>`
    SELECT item_code AS "itemCode", count(*) FILTER (WHERE status = 'done')::int AS numerator,
      count(*)::int AS denominator
    FROM service_task
    WHERE team_id = ${teamId}::uuid AND status <> 'cancelled' AND due_on BETWEEN ${from}::date AND ${to}::date
    GROUP BY item_code ORDER BY item_code`
}

export interface MemberCount {
  /** Null: another place gave it. */
  readonly practitionerId: string | null
  readonly name: string | null
  readonly done: number
}

/** Who gave what fell due in the period and was done; whoever is not of the team counts as elsewhere. One statement. */
export function countByMember(
  db: Database,
  { teamId }: TeamScope,
  { from, to }: Period,
): Promise<MemberCount[]> {
  return db.$queryRaw<MemberCount[]>`
    WITH given AS (
      SELECT coalesce(follow_up.practitioner_id, checkup.practitioner_id, immunization.practitioner_id,
        visit.practitioner_id) AS practitioner_id
      FROM service_task AS task
      LEFT JOIN follow_up ON task.entry_kind = 'follow-up' AND follow_up.id = task.entry_id
      LEFT JOIN checkup ON task.entry_kind = 'checkup' AND checkup.id = task.entry_id
      LEFT JOIN immunization ON task.entry_kind = 'immunization' AND immunization.id = task.entry_id
      LEFT JOIN visit ON task.entry_kind = 'visit' AND visit.id = task.entry_id
      WHERE task.team_id = ${teamId}::uuid AND task.status = 'done' AND due_on BETWEEN ${from}::date AND ${to}::date
    )
    SELECT practitioner.id AS "practitionerId", practitioner.name, count(*)::int AS done
    FROM given LEFT JOIN practitioner ON practitioner.id = given.practitioner_id
      AND EXISTS (SELECT FROM care_team_member AS member
        WHERE member.team_id = ${teamId}::uuid AND member.practitioner_id = practitioner.id)
    GROUP BY 1, 2 ORDER BY done DESC, name`
}
