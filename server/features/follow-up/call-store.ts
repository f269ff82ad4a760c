import type { FollowUpOutcome } from '#domain/follow-up/follow-up-record'
import type { LocalDate } from '#domain/kernel/time'
import type { Cursor } from '../../platform/api/cursor'
import { type Database, Prisma } from '../../platform/database/database'
import type { TeamScope } from '../../platform/scope/team-scope'

export interface CallRow {
  readonly id: string
  readonly patientId: string
  readonly nameCipher: string
  readonly birthDate: LocalDate
  readonly doneOn: LocalDate
  readonly outcome: FollowUpOutcome
  readonly practitioner: string | null
  readonly createdAt: Date
}

interface Page {
  readonly after: Cursor | null
  readonly limit: number
}

/** The telephone calls of a team that were not taken back, whether somebody answered or not; the newest first. */
export function listCallRows(
  db: Database,
  { teamId }: TeamScope,
  { after, limit }: Page,
): Promise<CallRow[]> {
  const older = after
    ? Prisma.sql`AND (follow_up.created_at, follow_up.id) < (${after.start}, ${after.id}::uuid)`
    : Prisma.empty
  return db.$queryRaw<CallRow[]>`
    SELECT follow_up.id, follow_up.patient_id AS "patientId", patient.name_cipher AS "nameCipher",
      patient.birth_date::text AS "birthDate", done_on::text AS "doneOn", outcome,
      practitioner.name AS practitioner, follow_up.created_at AS "createdAt"
    FROM follow_up JOIN patient ON patient.id = follow_up.patient_id
    LEFT JOIN practitioner ON practitioner.id = follow_up.practitioner_id
    WHERE follow_up.team_id = ${teamId}::uuid AND way = 'phone' AND withdrawn_at IS NULL ${older}
    ORDER BY follow_up.created_at DESC, follow_up.id DESC LIMIT ${limit}`
}
