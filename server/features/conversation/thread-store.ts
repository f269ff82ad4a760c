import type { LocalDate, LocalTime } from '#domain/kernel/time'
import { Prisma, type Reader, type Transaction } from '../../platform/database/database'
import type { PatientScope } from '../../platform/scope/patient-scope'
import type { TeamScope } from '../../platform/scope/team-scope'
import { inCareOn } from '../../platform/sql/in-care-sql'

/** Who speaks in a conversation, as it was proved: somebody who decides for the person, or a member of the team. */
export type Speaker =
  | { readonly side: 'family'; readonly scope: PatientScope }
  | { readonly side: 'team'; readonly scope: TeamScope }

/** Of a statement's `conversation`: the person is signed with the team on a day (rules D-FD-01). */
export const signedOn = (on: LocalDate): Prisma.Sql => Prisma.sql`
  EXISTS (SELECT FROM contract WHERE contract.patient_id = conversation.patient_id
    AND contract.team_id = conversation.team_id AND ${inCareOn(on)})`

/** Whose the conversation is: the side that speaks reaches its own only. */
const belongsTo = (speaker: Speaker): Prisma.Sql =>
  speaker.side === 'family'
    ? Prisma.sql`conversation.patient_id = ${speaker.scope.patientId}::uuid`
    : Prisma.sql`conversation.team_id = ${speaker.scope.teamId}::uuid`

export interface Parties {
  readonly patientId: string
  readonly teamId: string
}

/** Between whom a conversation is; what the caller may know of it is for a policy. */
export async function findParties(db: Reader, conversationId: string): Promise<Parties | null> {
  return db.conversation.findUnique({
    where: { id: conversationId },
    select: { patientId: true, teamId: true },
  })
}

/** The team that a person is signed with on a day. */
export async function findSignedTeam(
  tx: Transaction,
  { patientId }: PatientScope,
  on: LocalDate,
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ teamId: string }[]>`
    SELECT team_id AS "teamId" FROM contract
    WHERE patient_id = ${patientId}::uuid AND ${inCareOn(on)}`
  return row?.teamId ?? null
}

/** Two who open it at once open the same one. */
export async function openThread(
  tx: Transaction,
  { patientId }: PatientScope,
  teamId: string,
  now: Date,
): Promise<string> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    WITH opened AS (
      INSERT INTO conversation (id, patient_id, team_id, created_at)
      VALUES (gen_random_uuid(), ${patientId}::uuid, ${teamId}::uuid, ${now})
      ON CONFLICT (patient_id, team_id) DO UPDATE SET team_id = excluded.team_id RETURNING id
    )
    SELECT id FROM opened`
  if (!row) throw new Error('a conversation was neither opened nor there')
  return row.id
}

export interface Thread extends Parties {
  readonly id: string
  readonly teamName: string
  readonly lastSeq: number
  readonly lastAt: Date | null
  /** Since when a message of the family waits for an answer. */
  readonly waitingSince: Date | null
  readonly isUrgent: boolean
  readonly teamReadSeq: number
  /** A contract is alive: both sides may write. */
  readonly isSigned: boolean
  readonly dutyFrom: LocalTime
  readonly dutyTo: LocalTime
  readonly offDutyText: string
  /** Somebody of the team is there today, or stands in. */
  readonly isStaffed: boolean
  readonly lastOffDutyAt: Date | null
  readonly lastFamilySeq: number
}

/** @returns null alike for absent conversations and for those of others */
export async function readThread(
  db: Reader,
  speaker: Speaker,
  conversationId: string,
  today: LocalDate,
): Promise<Thread | null> {
  const [row] = await db.$queryRaw<Thread[]>(threadOf(speaker, conversationId, today))
  return row ?? null
}

/** The same, and nobody else writes into it until the transaction ends: numbers have no gap and no two are alike. */
export async function lockThread(
  tx: Transaction,
  speaker: Speaker,
  conversationId: string,
  today: LocalDate,
): Promise<Thread | null> {
  await tx.$executeRaw`SELECT id FROM conversation WHERE id = ${conversationId}::uuid FOR NO KEY UPDATE`
  return readThread(tx, speaker, conversationId, today)
}

function threadOf(speaker: Speaker, conversationId: string, today: LocalDate): Prisma.Sql {
  return Prisma.sql`
    SELECT conversation.id, conversation.patient_id AS "patientId", conversation.team_id AS "teamId",
      team.name AS "teamName", last_seq AS "lastSeq", last_at AS "lastAt", waiting_since AS "waitingSince",
      is_urgent AS "isUrgent", team_read_seq AS "teamReadSeq", ${signedOn(today)} AS "isSigned",
      team.phone_from AS "dutyFrom", team.phone_to AS "dutyTo", team.off_duty_text AS "offDutyText",
      EXISTS (SELECT FROM care_team_member AS member WHERE member.team_id = team.id
        AND member.since <= ${today}::date AND coalesce(member.until, ${today}::date) >= ${today}::date
        AND NOT EXISTS (SELECT FROM care_team_absence AS absence WHERE absence.team_id = team.id
          AND absence.practitioner_id = member.practitioner_id AND absence.cover_practitioner_id IS NULL
          AND absence.cancelled_at IS NULL AND ${today}::date BETWEEN absence.starts_on AND absence.ends_on)
      ) AS "isStaffed",
      (SELECT sent_at FROM conversation_message WHERE conversation_id = conversation.id AND kind = 'off-duty'
        ORDER BY seq DESC LIMIT 1) AS "lastOffDutyAt",
      coalesce((SELECT seq FROM conversation_message WHERE conversation_id = conversation.id AND side = 'family'
        ORDER BY seq DESC LIMIT 1), 0) AS "lastFamilySeq"
    FROM conversation JOIN care_team AS team ON team.id = conversation.team_id
    WHERE conversation.id = ${conversationId}::uuid AND ${belongsTo(speaker)}`
}
