import type { LocalDate } from '#domain/kernel/time'
import type { Database, Transaction } from '../../../platform/database/database'
import type { TeamScope } from '../../../platform/scope/team-scope'

export interface AbsenceRow {
  readonly id: string
  readonly practitionerId: string
  readonly name: string
  readonly coverPractitionerId: string | null
  readonly coverName: string | null
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate
}

const ABSENCES_MAX = 50

export function listAbsenceRows(db: Database, { teamId }: TeamScope, from: LocalDate): Promise<AbsenceRow[]> {
  return db.$queryRaw<AbsenceRow[]>`
    SELECT absence.id, absence.practitioner_id AS "practitionerId", away.name,
      absence.cover_practitioner_id AS "coverPractitionerId", cover.name AS "coverName",
      starts_on::text AS "startsOn", ends_on::text AS "endsOn"
    FROM care_team_absence AS absence JOIN practitioner AS away ON away.id = absence.practitioner_id
    LEFT JOIN practitioner AS cover ON cover.id = absence.cover_practitioner_id
    WHERE absence.team_id = ${teamId}::uuid AND cancelled_at IS NULL AND ends_on >= ${from}::date
    ORDER BY starts_on, absence.id LIMIT ${ABSENCES_MAX}`
}

export async function insertAbsence(
  tx: Transaction,
  { teamId, accountId }: TeamScope,
  absence: {
    practitionerId: string
    coverPractitionerId: string | null
    startsOn: LocalDate
    endsOn: LocalDate
  },
  now: Date,
): Promise<string> {
  const { practitionerId, coverPractitionerId, startsOn, endsOn } = absence
  const { id } = await tx.careTeamAbsence.create({
    data: {
      teamId,
      practitionerId,
      coverPractitionerId,
      startsOn: new Date(startsOn),
      endsOn: new Date(endsOn),
      byAccountId: accountId,
      createdAt: now,
    },
    select: { id: true },
  })
  return id
}

export function findAbsence(
  tx: Transaction,
  id: string,
): Promise<{ teamId: string; practitionerId: string } | null> {
  return tx.careTeamAbsence.findUnique({ where: { id }, select: { teamId: true, practitionerId: true } })
}

/** False where it was cancelled before, or lies behind: what was, stays. */
export async function cancelAbsenceRow(
  tx: Transaction,
  { teamId }: TeamScope,
  id: string,
  { now, today }: { now: Date; today: LocalDate },
): Promise<boolean> {
  const { count } = await tx.careTeamAbsence.updateMany({
    where: { id, teamId, cancelledAt: null, endsOn: { gte: new Date(today) } },
    data: { cancelledAt: now },
  })
  return count === 1
}
