import type { LocalDate } from '#domain/kernel/time'
import type { DelegationPeriod } from '#domain/patient/delegation'
import type { Relation } from '#domain/patient/relation'
import type { Transaction } from '../../platform/database/database'

/** Guardians and delegates of one person are few by rule (D-ID-06); a limit that operators raise shows here first. */
const READ_MAX = 200

/** Living links with the day on which each began: another birth date moves their last day. */
export async function listLinks(
  tx: Transaction,
  patientId: string,
): Promise<readonly { readonly id: string; readonly relation: Relation; readonly createdAt: Date }[]> {
  const links = await tx.patientLink.findMany({
    where: { patientId, endedAt: null },
    take: READ_MAX,
    select: { id: true, relation: true, createdAt: true },
  })
  return links.map((link) => ({ ...link, relation: link.relation as Relation }))
}

export async function setLinkEnd(tx: Transaction, id: string, endsOn: LocalDate | null): Promise<void> {
  await tx.patientLink.update({
    where: { id },
    data: { endsOn: endsOn && new Date(endsOn) },
    select: { id: true },
  })
}

export interface OutlivingDelegation extends DelegationPeriod {
  readonly id: string
  readonly byAccountId: string
  readonly toAccountId: string | null
  readonly guardianshipEndsOn: LocalDate
}

/** Delegations of a person that last longer than the guardianship of whoever gave them. */
export async function listOutlivingDelegations(
  tx: Transaction,
  patientId: string,
): Promise<readonly OutlivingDelegation[]> {
  return await tx.$queryRaw<OutlivingDelegation[]>`
    SELECT given.id, given.by_account_id AS "byAccountId", given.to_account_id AS "toAccountId",
      given.starts_on::text AS "startsOn", given.ends_on::text AS "endsOn", link.ends_on::text AS "guardianshipEndsOn"
    FROM delegation AS given
    JOIN patient_link AS link ON link.patient_id = given.patient_id AND link.account_id = given.by_account_id
    WHERE given.patient_id = ${patientId}::uuid AND given.revoked_at IS NULL AND link.ended_at IS NULL
      AND given.ends_on > link.ends_on
    ORDER BY given.id LIMIT ${READ_MAX}`
}

export async function setDelegationEnd(tx: Transaction, id: string, endsOn: LocalDate): Promise<void> {
  await tx.delegation.update({
    where: { id },
    data: { endsOn: new Date(endsOn) },
    select: { id: true },
  })
}

export async function revokeDelegation(
  tx: Transaction,
  id: string,
  byAccountId: string,
  now: Date,
): Promise<void> {
  await tx.delegation.update({
    where: { id },
    data: { revokedAt: now, revokedByAccountId: byAccountId },
    select: { id: true },
  })
}
