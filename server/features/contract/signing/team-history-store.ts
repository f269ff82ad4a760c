import { ONCE_SIGNED_STATUSES } from '#domain/contract/contract-status'
import type { PastContract } from '#domain/contract/team-changes'
import type { LocalDate } from '#domain/kernel/time'
import type { Reader } from '../../../platform/database/database'
import { oneOf } from '../../../platform/sql/codes-sql'
import { lossOn } from './previous-store'

/** A contract that both have signed, with what decides whether it can be left. */
export interface LeftContract extends PastContract {
  readonly id: string
  readonly gridId: string | null
  /** When the team was dissolved, or its leader or last doctor left; null: it is as it was. */
  readonly lossOn: LocalDate | null
}

/** More contracts than anybody signs in many years. */
const HISTORY_MAX = 50

/** Every contract of a person that both have signed, of today and over; newest first. The caller has locked the person. */
export function listSignedEver(db: Reader, patientId: string): Promise<LeftContract[]> {
  return db.$queryRaw<LeftContract[]>`
    SELECT contract.id, team_id AS "teamId", grid_id AS "gridId", starts_on::text AS "startsOn", ends_on::text AS "endsOn",
      contract.ended_on::text AS "endedOn", end_reason AS "endReason", ${lossOn} AS "lossOn"
    FROM contract JOIN care_team AS team ON team.id = contract.team_id
    WHERE patient_id = ${patientId}::uuid AND contract.status IN ${oneOf(ONCE_SIGNED_STATUSES)}
    ORDER BY starts_on DESC, contract.id LIMIT ${HISTORY_MAX}`
}

/** Which of the teams look after a grid. */
export async function teamsOfGrid(
  db: Reader,
  gridId: string,
  teamIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const where = { gridId, teamId: { in: [...teamIds] } }
  const rows = await db.careTeamGrid.findMany({ where, select: { teamId: true } })
  return new Set(rows.map(({ teamId }) => teamId))
}
