import type { LocalDate } from '#domain/kernel/time'
import type { Transaction } from '../../platform/database/database'
import type { StaffScope } from '../../platform/scope/staff-scope'
import type { TeamScope } from '../../platform/scope/team-scope'
import { within } from '../../platform/sql/within-sql'

/** Whose rules hold where the team belongs. */
export async function regionOf(tx: Transaction, { organizationId }: TeamScope): Promise<string> {
  const { region } = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { region: true },
  })
  return region
}

export async function saveCapacity(tx: Transaction, { teamId }: TeamScope, capacity: number): Promise<void> {
  await tx.careTeam.update({ where: { id: teamId }, data: { capacity }, select: { id: true } })
}

/** One picture a team: the new one takes the place of the old. */
export async function saveChatPicture(
  tx: Transaction,
  { teamId, accountId }: TeamScope,
  { mediaType, bytes, now }: { mediaType: string; bytes: Buffer; now: Date },
): Promise<void> {
  const data = { mediaType, picture: new Uint8Array(bytes), updatedAt: now, byAccountId: accountId }
  await tx.careTeamChatGroup.upsert({
    where: { teamId },
    create: { teamId, ...data },
    update: data,
    select: { teamId: true },
  })
}

/** The team as its office sees it, locked; null for one that is absent or of another office. */
export async function lockTeamOfOffice(
  tx: Transaction,
  scope: StaffScope,
  teamId: string,
): Promise<{ name: string; hasEnded: boolean } | null> {
  const [row] = await tx.$queryRaw<{ name: string; hasEnded: boolean }[]>`
    SELECT name, ended_on IS NOT NULL AS "hasEnded" FROM care_team
    WHERE id = ${teamId}::uuid AND organization_id IN ${within(scope.organizationId)}
    FOR NO KEY UPDATE`
  return row ?? null
}

export async function saveEnd(
  tx: Transaction,
  teamId: string,
  { endedOn, successorId }: { endedOn: LocalDate; successorId: string | null },
): Promise<void> {
  await tx.careTeam.update({
    where: { id: teamId },
    data: { endedOn: new Date(endedOn), successorId },
    select: { id: true },
  })
}

/** Whoever has a contract with a team that is not over, or has applied to it; in the order of their ids. */
export async function listResidents(
  tx: Transaction,
  teamId: string,
  { on, after, limit }: { on: LocalDate; after: string | null; limit: number },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ patientId: string }[]>`
    SELECT DISTINCT patient_id AS "patientId" FROM contract
    WHERE team_id = ${teamId}::uuid AND ends_on >= ${on}::date
      AND status NOT IN ('rejected', 'withdrawn', 'terminated')
      AND (${after}::uuid IS NULL OR patient_id > ${after}::uuid)
    ORDER BY patient_id LIMIT ${limit}`
  return rows.map(({ patientId }) => patientId)
}
