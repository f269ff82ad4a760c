import { localDateOf } from '#domain/kernel/time'
import type { ChartOpening } from '#domain/record/chart-view'
import type { Database, Transaction } from '../../platform/database/database'
import type { StaffScope } from '../../platform/scope/staff-scope'

interface Reasons {
  readonly hasOpenVisit: boolean
  /** Of the team with which the person has a contract today, or standing in for somebody of it. */
  readonly isSignedWith: boolean
  readonly openings: readonly ChartOpening[]
}

/** `until` as JSON spells a moment. */
type OpeningRow = Omit<ChartOpening, 'until'> & { readonly until: string }

/** Everything that opens this person's record to this member of staff now; one statement, null for nobody's id. */
export async function findReasons(
  tx: Database | Transaction,
  { accountId, organizationId, practitionerId }: StaffScope,
  patientId: string,
  now: Date,
): Promise<Reasons | null> {
  const [row] = await tx.$queryRaw<
    { hasOpenVisit: boolean; isSignedWith: boolean; openings: OpeningRow[] | null }[]
  >`
    SELECT visit_is_open(patient.id, ${organizationId}::uuid, ${practitionerId}::uuid, ${now}::timestamptz)
        AS "hasOpenVisit",
      signed_with(patient.id, ${practitionerId}::uuid, ${localDateOf(now)}::date) AS "isSignedWith",
      (SELECT jsonb_agg(jsonb_build_object('basis', basis, 'sections', sections, 'until', expires_at)) FROM record_opening
        WHERE record_opening.patient_id = patient.id AND account_id = ${accountId}::uuid
          AND opened_at <= ${now}::timestamptz AND ${now}::timestamptz < expires_at) AS openings
    FROM patient WHERE patient.id = ${patientId}::uuid AND merged_into_id IS NULL`
  if (!row) return null
  const openings = (row.openings ?? []).map(({ until, ...opening }) => ({
    ...opening,
    until: new Date(until),
  }))
  return { hasOpenVisit: row.hasOpenVisit, isSignedWith: row.isSignedWith, openings }
}
