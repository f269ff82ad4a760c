import type { ClosingPerson } from '#domain/account/closing'
import { EXPECTED_STATUSES } from '#domain/appointment/status'
import type { LocalDate } from '#domain/kernel/time'
import type { Actor } from '../../platform/context'
import type { Database, Transaction } from '../../platform/database/database'
import { oneOf } from '../../platform/sql/codes-sql'

/** Nobody acts for so many; a limit all the same. */
const PEOPLE_MAX = 100

/** Less than the second after which PostgreSQL would end whichever of two it likes. */
const GIVES_WAY_AFTER_MS = 500

/**
 * The account and everybody it acts for stand still until the transaction ends. Taken whole, the account also keeps
 * others from telling it anything, and those may have a person whom closing waits for (decision 097). So closing is the
 * one that gives way: what it cannot lock in half a second refuses it as busy, and no family's booking ever waits longer.
 */
export async function lockForClosing(tx: Transaction, actor: Actor): Promise<void> {
  await tx.$queryRaw`SELECT id FROM account WHERE id = ${actor.id}::uuid FOR UPDATE`
  await tx.$queryRaw`SELECT set_config('lock_timeout', ${String(GIVES_WAY_AFTER_MS)}, true)`
  await tx.$queryRaw`
    SELECT id FROM patient WHERE id IN (
      SELECT patient_id FROM patient_link WHERE account_id = ${actor.id}::uuid AND ended_at IS NULL)
    ORDER BY id FOR NO KEY UPDATE`
}

export function listClosingPeople(
  db: Database | Transaction,
  actor: Actor,
  now: Date,
  today: LocalDate,
): Promise<ClosingPerson[]> {
  return db.$queryRaw<ClosingPerson[]>`
    SELECT own.patient_id AS id,
      (SELECT count(*)::int FROM patient_link AS other WHERE other.patient_id = own.patient_id
        AND other.account_id <> own.account_id AND other.ended_at IS NULL
        AND (other.ends_on IS NULL OR other.ends_on >= ${today}::date)) AS "otherGuardians",
      (SELECT count(*)::int FROM visit WHERE visit.patient_id = own.patient_id) AS visits,
      (SELECT count(*)::int FROM appointment WHERE appointment.patient_id = own.patient_id AND day >= ${today}::date
        AND (status IN ${oneOf(EXPECTED_STATUSES)} OR (status = 'held' AND hold_expires_at > ${now}))
      ) AS "openAppointments",
      (SELECT count(*)::int FROM merge_request AS question WHERE status = 'open'
        AND own.patient_id IN (question.patient_id, question.other_patient_id)) AS "identityQuestions",
      (SELECT count(*)::int FROM guardianship_request AS request WHERE request.patient_id = own.patient_id
        AND request.status = 'pending' AND request.expires_at > ${now}) AS "guardianRequests"
    FROM patient_link AS own
    WHERE own.account_id = ${actor.id}::uuid AND own.ended_at IS NULL
    ORDER BY own.created_at, own.patient_id LIMIT ${PEOPLE_MAX}`
}

export async function countLivingRoles(db: Database | Transaction, actor: Actor): Promise<number> {
  return db.staffRole.count({ where: { accountId: actor.id, endedAt: null } })
}

/** Whether the account once worked for the alliance: its name stays beside what it looked at. */
export async function wasStaff(db: Database | Transaction, actor: Actor): Promise<boolean> {
  return (await db.staffMember.count({ where: { accountId: actor.id } })) > 0
}

/** @returns the accounts to which this one had entrusted somebody whom they could still bring today */
export async function endActing(
  tx: Transaction,
  actor: Actor,
  { now, today, noLabelCipher }: { now: Date; today: LocalDate; noLabelCipher: string },
): Promise<readonly { readonly id: string; readonly toAccountId: string }[]> {
  await tx.$executeRaw`
    UPDATE patient_link SET ended_at = greatest(${now}::timestamptz, created_at)
    WHERE account_id = ${actor.id}::uuid AND ended_at IS NULL`
  const ended = await tx.$queryRaw<{ id: string; toAccountId: string }[]>`
    SELECT id, to_account_id AS "toAccountId" FROM delegation
    WHERE by_account_id = ${actor.id}::uuid AND revoked_at IS NULL AND to_account_id IS NOT NULL
      AND ends_on >= ${today}::date`
  await tx.$executeRaw`
    UPDATE delegation SET revoked_at = ${now}, revoked_by_account_id = ${actor.id}::uuid
    WHERE ${actor.id}::uuid IN (by_account_id, to_account_id) AND revoked_at IS NULL`
  await tx.$executeRaw`
    UPDATE delegation SET label_cipher = ${noLabelCipher} WHERE by_account_id = ${actor.id}::uuid`
  return ended
}

/** Everything that says who the account was, or that only it needed. The row itself stays: the audit names its id. */
export async function eraseAccount(
  tx: Transaction,
  actor: Actor,
  { now, keepingKey }: { now: Date; keepingKey: string },
): Promise<void> {
  const mine = { where: { accountId: actor.id } }
  await tx.account.update({
    where: { id: actor.id },
    data: {
      openid: null,
      unionid: null,
      phoneCipher: null,
      phoneIndex: null,
      phoneVerifiedAt: null,
      elderMode: false,
      closedAt: now,
    },
    select: { id: true },
  })
  await tx.messageDelivery.deleteMany({ where: { message: { accountId: actor.id } } })
  await tx.message.deleteMany(mine)
  await tx.messagePermission.deleteMany(mine)
  await tx.accessToken.deleteMany(mine)
  await tx.deskLogIn.deleteMany(mine)
  await tx.privacyAgreement.deleteMany(mine)
  await tx.phoneChallenge.deleteMany(mine)
  await tx.documentTry.deleteMany(mine)
  await tx.delegationCodeTry.deleteMany(mine)
  await tx.guardianshipRequest.deleteMany(mine)
  await tx.idempotencyRecord.deleteMany({ where: { accountId: actor.id, key: { not: keepingKey } } })
  await tx.staffMember.updateMany({
    where: { accountId: actor.id },
    data: { totpSecretCipher: null, totpConfirmedAt: null, totpLastStep: null },
  })
  await tx.$executeRaw`DELETE FROM document_inquiry WHERE account_ids <@ ARRAY[${actor.id}::uuid]`
  await tx.$executeRaw`
    UPDATE document_inquiry SET account_ids = array_remove(account_ids, ${actor.id}::uuid)
    WHERE ${actor.id}::uuid = ANY(account_ids)`
}

/**
 * People of whom no doctor has written anything: name, documents and birthday go, and so do the rows that staff merged
 * into them. The bare row stays under the visits that were cancelled, with the year of birth for the counts.
 */
export async function erasePeople(
  tx: Transaction,
  people: readonly string[],
  noNameCipher: string,
): Promise<void> {
  const ids = (
    await tx.patient.findMany({
      where: { OR: [{ id: { in: [...people] } }, { mergedIntoId: { in: [...people] } }] },
      select: { id: true },
    })
  ).map(({ id }) => id)
  const theirs = { where: { patientId: { in: ids } } }
  await tx.$executeRaw`
    DELETE FROM document_inquiry WHERE number_index IN (
      SELECT number_index FROM patient_identifier WHERE patient_id = ANY(${ids}::uuid[]))`
  await tx.patientIdentifier.deleteMany(theirs)
  await tx.consent.deleteMany(theirs)
  await tx.delegation.deleteMany(theirs)
  await tx.guardianshipRequest.deleteMany(theirs)
  await tx.mergeRequest.deleteMany({
    where: { OR: [{ patientId: { in: ids } }, { otherPatientId: { in: ids } }] },
  })
  await tx.appointment.updateMany({ ...theirs, data: { reasonCipher: null, statusNoteCipher: null } })
  await tx.$executeRaw`
    UPDATE appointment_status_change SET note_cipher = NULL WHERE note_cipher IS NOT NULL AND appointment_id IN (
      SELECT id FROM appointment WHERE patient_id = ANY(${ids}::uuid[]))`
  await tx.$executeRaw`
    UPDATE patient SET name_cipher = ${noNameCipher}, name_is_temporary = false, corrected_at = NULL,
      birth_date = make_date(extract(year FROM birth_date)::int, 1, 1)
    WHERE id = ANY(${ids}::uuid[])`
}
