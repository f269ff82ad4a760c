import type { DeliveryStatus } from '#domain/message/delivery'
import type { MessageFacts } from '#domain/message/message-facts'
import type { MessageTemplate } from '#domain/message/message-template'
import type { Transaction } from '../../platform/database/database'

export interface DeliveryRow {
  readonly messageId: string
  readonly accountId: string
  /** Only kinds with a template have a delivery. */
  readonly template: MessageTemplate
  readonly facts: MessageFacts
  readonly toldAt: Date
  readonly openid: string | null
  readonly status: DeliveryStatus
  readonly attempts: number
  /** Of a message about a visit. */
  readonly appointmentId: string | null
  readonly start: Date | null
  readonly isBooked: boolean
  /** Of an answer: which team gave it, and how many of its messages this account has not read. */
  readonly conversationId: string | null
  readonly teamName: string | null
  readonly unread: number
  /** Of a seat that is kept for somebody who waits. */
  readonly offerExpiresAt: Date | null
  readonly isOffered: boolean
  /** What the patient is to the account now; null when it no longer looks after them. */
  readonly relation: string | null
}

/** Locked until the transaction ends: one attempt at a time. */
export async function lockDelivery(tx: Transaction, messageId: string): Promise<DeliveryRow | null> {
  const rows = await tx.$queryRaw<DeliveryRow[]>`
    SELECT message.id AS "messageId", message.account_id AS "accountId", message.kind AS template, message.facts,
      message.created_at AS "toldAt", message.appointment_id AS "appointmentId", account.openid, delivery.status,
      delivery.attempts, appointment.start_at AS "start", coalesce(appointment.status = 'booked', false) AS "isBooked",
      conversation.id AS "conversationId", team.name AS "teamName",
      (SELECT count(*)::int FROM conversation_message AS said WHERE said.conversation_id = conversation.id
        AND said.side = 'team' AND said.seq > coalesce(reader.read_seq, 0)) AS unread,
      (SELECT relation FROM patient_access WHERE patient_access.account_id = message.account_id
        AND patient_access.patient_id = coalesce(appointment.patient_id, conversation.patient_id,
          offer.patient_id)
        LIMIT 1) AS relation,
      offer.expires_at AS "offerExpiresAt", coalesce(offer.status = 'open', false) AS "isOffered"
    FROM message_delivery AS delivery
    JOIN message ON message.id = delivery.message_id
    JOIN account ON account.id = message.account_id
    LEFT JOIN appointment ON appointment.id = message.appointment_id
    LEFT JOIN conversation ON message.kind = 'conversation-replied'
      AND conversation.id = (message.facts ->> 'conversationId')::uuid
    LEFT JOIN waitlist_offer AS offer ON message.kind = 'waitlist-offered'
      AND offer.id = (message.facts ->> 'offerId')::uuid
    LEFT JOIN care_team AS team ON team.id = conversation.team_id
    LEFT JOIN conversation_reader AS reader
      ON reader.conversation_id = conversation.id AND reader.account_id = message.account_id
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
