import { randomUUID } from 'node:crypto'
import type { CardState, CardStatus } from '#domain/health-card/card-status'
import type { VerificationLevel } from '#domain/health-card/verification-level'
import type { LocalDate } from '#domain/kernel/time'
import type { DocumentType } from '#domain/patient/document-type'
import { type Database, Prisma, type Reader, type Transaction } from '../../platform/database/database'
import type { PatientScope } from '../../platform/scope/patient-scope'

type Index = Uint8Array<ArrayBuffer>

export interface CardRow extends CardState {
  readonly id: string
  readonly patientId: string
  readonly number: string
  readonly statusAt: Date
  readonly statusByAccountId: string | null
  readonly recordNumber: string | null
}

const CARD = Prisma.sql`
  card.id, card.patient_id AS "patientId", card.status, card.version::int, card.number, card.status_at AS "statusAt",
  card.status_by_account_id AS "statusByAccountId", card.record_number AS "recordNumber"`

export async function findCard(db: Reader, patientId: string): Promise<CardRow | null> {
  const rows = await db.$queryRaw<CardRow[]>`
    SELECT ${CARD} FROM health_card AS card WHERE card.patient_id = ${patientId}::uuid`
  return rows[0] ?? null
}

/** Until the transaction ends nobody else moves this card. */
export async function lockCard(tx: Transaction, patientId: string): Promise<CardRow | null> {
  const rows = await tx.$queryRaw<CardRow[]>`
    SELECT ${CARD} FROM health_card AS card WHERE card.patient_id = ${patientId}::uuid FOR NO KEY UPDATE`
  return rows[0] ?? null
}

/** What the card needs to know of a person: the document in force, and whether staff are still asked about it. */
export interface CardHolder {
  readonly documentType: DocumentType
  readonly numberCipher: string
  readonly hasOpenQuestion: boolean
}

export async function loadHolder(db: Reader, patientId: string): Promise<CardHolder | null> {
  const rows = await db.$queryRaw<CardHolder[]>`
    SELECT document.type AS "documentType", document.number_cipher AS "numberCipher",
      EXISTS (SELECT FROM merge_request AS question WHERE question.status = 'open'
        AND ${patientId}::uuid IN (question.patient_id, question.other_patient_id)) AS "hasOpenQuestion"
    FROM patient_identifier AS document
    WHERE document.patient_id = ${patientId}::uuid AND document.valid_to IS NULL
    ORDER BY document.valid_from DESC LIMIT 1`
  return rows[0] ?? null
}

export interface NewCard {
  readonly patientId: string
  readonly status: CardStatus
  readonly number: string
  readonly masterIndex: Index
  /** Null: the program. */
  readonly byAccountId: string | null
  readonly at: Date
}

/** Fails on a unique index when somebody else applied for the same person a moment ago. */
export async function insertCard(
  tx: Transaction,
  card: NewCard,
): Promise<{ id: string; status: CardStatus }> {
  const id = randomUUID()
  await tx.healthCard.create({ data: rowOf(id, card), select: { id: true } })
  return { id, status: card.status }
}

/** Many at once; whoever has a card keeps it. */
export async function insertCards(tx: Transaction, cards: readonly NewCard[]): Promise<number> {
  const data = cards.map((card) => rowOf(randomUUID(), card))
  return (await tx.healthCard.createMany({ data, skipDuplicates: true })).count
}

function rowOf(id: string, { at, byAccountId, ...card }: NewCard) {
  return { id, ...card, statusAt: at, statusByAccountId: byAccountId, createdAt: at }
}

export async function updateCard(
  tx: Transaction,
  cardId: string,
  change: CardState & { readonly byAccountId: string | null; readonly at: Date; readonly patientId?: string },
): Promise<void> {
  const { byAccountId, at, ...moved } = change
  await tx.healthCard.update({
    where: { id: cardId },
    data: { ...moved, statusAt: at, statusByAccountId: byAccountId },
    select: { id: true },
  })
}

export async function setMasterIndex(tx: Transaction, cardId: string, masterIndex: Index): Promise<void> {
  await tx.healthCard.update({ where: { id: cardId }, data: { masterIndex }, select: { id: true } })
}

/** A row of the wallet: somebody the account acts for, and their card if they have one. */
export interface WalletRow {
  readonly patientId: string
  readonly personVerification: VerificationLevel
  readonly hasVerifiedPhone: boolean
  readonly cardStatus: CardStatus | null
  readonly version: number | null
  readonly number: string | null
  readonly statusAt: Date | null
  readonly statusByAccountId: string | null
}

/** A household is smaller (rules D-ID-07). */
const WALLET_MAX = 50

/** Everybody the account acts for today, themselves first, then in the order in which they were added. */
export function loadWallet(
  db: Database,
  of: { readonly accountId: string; readonly patientId?: string },
  today: LocalDate,
): Promise<WalletRow[]> {
  const one = of.patientId ? Prisma.sql`AND tie.patient_id = ${of.patientId}::uuid` : Prisma.empty
  return db.$queryRaw<WalletRow[]>`
    SELECT tie.patient_id AS "patientId", patient.verification AS "personVerification",
      EXISTS (SELECT FROM patient_access AS deciding JOIN account ON account.id = deciding.account_id
        WHERE deciding.patient_id = tie.patient_id AND deciding.kind = 'guardian'
          AND ${today}::date BETWEEN deciding.starts_on AND deciding.ends_on
          AND account.phone_verified_at IS NOT NULL) AS "hasVerifiedPhone",
      card.status AS "cardStatus", card.version::int, card.number, card.status_at AS "statusAt",
      card.status_by_account_id AS "statusByAccountId"
    FROM patient_access AS tie
    JOIN patient ON patient.id = tie.patient_id
    LEFT JOIN health_card AS card ON card.patient_id = tie.patient_id
    LEFT JOIN patient_link AS link ON link.account_id = tie.account_id AND link.patient_id = tie.patient_id
      AND link.ended_at IS NULL
    WHERE tie.account_id = ${of.accountId}::uuid AND ${today}::date BETWEEN tie.starts_on AND tie.ends_on ${one}
    ORDER BY (tie.relation = 'self') DESC, tie.kind DESC, link.created_at, tie.patient_id LIMIT ${WALLET_MAX}`
}

/** The whole number, for whoever was proved to decide for the person. */
export async function findNumber(
  tx: Reader,
  { patientId }: PatientScope,
): Promise<{ number: string; version: number } | null> {
  return tx.healthCard.findUnique({ where: { patientId }, select: { number: true, version: true } })
}
