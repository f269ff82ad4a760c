import type { Access } from '../../../platform/context'
import { inCareOn } from '../../../platform/sql/in-care-sql'

/**
 * A team of a township centre is the team of its village stations too, and the other way round; the lead hospital above
 * a centre is another place.
 */
export const isSignedAt: Access['isSignedAt'] = async (db, patientId, organizationId, on) => {
  const [row] = await db.$queryRaw<{ isSigned: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM contract
      JOIN care_team AS team ON team.id = contract.team_id
      JOIN organization AS home ON home.id = team.organization_id
      JOIN organization AS place ON place.id = ${organizationId}::uuid
      WHERE contract.patient_id = ${patientId}::uuid AND ${inCareOn(on)}
        AND (home.id = place.id
          OR (place.kind = 'village-station' AND place.parent_id = home.id)
          OR (home.kind = 'village-station' AND home.parent_id = place.id))
    ) AS "isSigned"`
  return row?.isSigned === true
}
