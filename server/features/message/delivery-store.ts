import type { DeliveryStatus } from '#domain/message/delivery'
import type { MessageFacts } from '#domain/message/message-facts'
import type { MessageTemplate } from '#domain/message/message-template'
import type { Transaction } from '../../platform/database'

export interface DeliveryRow {
  readonly messageId: string
  readonly accountId: string
  /** Only kinds with a template have a delivery. */
  readonly template: MessageTemplate
  readonly facts: MessageFacts
  readonly appointmentId: string
  readonly openid: string | null
  readonly status: DeliveryStatus
  readonly attempts: number
  readonly start: Date
  readonly isBooked: boolean
  /** What the patient is to the account now; null when it no longer looks after them. */
  readonly relation: string | null
}

/** Locked until the transaction ends: one attempt at a time. */
export async function lockDelivery(tx: Transaction, messageId: string): Promise<DeliveryRow | null> {
  const rows = await tx.$queryRaw<DeliveryRow[]>`
    SELECT message.id AS "messageId", message.account_id AS "accountId", message.kind AS template, message.facts,
      message.appointment_id AS "appointmentId", account.openid, delivery.status, delivery.attempts,
      appointment.start_at AS "start", appointment.status = 'booked' AS "isBooked",
      (SELECT relation FROM patient_access WHERE patient_access.account_id = message.account_id
        AND patient_access.patient_id = appointment.patient_id LIMIT 1) AS relation
    FROM message_delivery AS delivery
    JOIN message ON message.id = delivery.message_id
    JOIN account ON account.id = message.account_id
    JOIN appointment ON appointment.id = message.appointment_id
    WHERE delivery.message_id = ${messageId}::uuid
    FOR UPDATE OF delivery`
  return rows[0] ?? null
}

export async function countAttempt(tx: Transaction, messageId: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE message_delivery SET attempts = attempts + 1, updated_at = ${now} WHERE message_id = ${messageId}::uuid`
}

export async function saveStatus(
  tx: Transaction,
  messageId: string,
  status: DeliveryStatus,
  errcode: number | null,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE message_delivery SET status = ${status}, errcode = ${errcode}, updated_at = ${now}
    WHERE message_id = ${messageId}::uuid`
}
