import type { CardCode } from '#domain/health-card/card-code'
import type { CardState } from '#domain/health-card/card-status'
import type { CardChannel, CardStage, UseKind } from '#domain/health-card/card-use'
import type { CardKey, CardPurpose } from '#domain/health-card/judge-code'
import type { LocalDate } from '#domain/kernel/time'
import { countTry } from '../../platform/api/counted-tries'
import { firstOfIntent, type Intent } from '../../platform/api/idempotency'
import { type Database, Prisma, type Reader, type Transaction } from '../../platform/database/database'
import type { PatientScope } from '../../platform/scope/patient-scope'

type Bytes = Uint8Array<ArrayBuffer>

/** A card as whoever checks it needs it. */
export interface HeldCard extends CardState {
  readonly id: string
  readonly patientId: string
}

interface ScannedRow {
  readonly kid: string | null
  readonly publicKey: string | null
  readonly rejectedFrom: Date | null
  readonly retiredAt: Date | null
  readonly cardId: string | null
  readonly patientId: string | null
  readonly status: CardState['status'] | null
  readonly version: number | null
}

/** A key as the server knows it: one that leaked is believed for no moment, not even an earlier one. */
export interface HeldKey extends CardKey {
  readonly hasLeaked: boolean
}

/** The key and the card that a code names, in one statement; null for what we do not have. */
export async function findScanned(
  db: Reader,
  { kid, cardRef }: CardCode,
): Promise<{ readonly key: HeldKey | null; readonly card: HeldCard | null }> {
  const [row] = await db.$queryRaw<ScannedRow[]>`
    SELECT key.kid, key.public_key AS "publicKey", key.rejected_from AS "rejectedFrom", key.retired_at AS "retiredAt",
      card.id AS "cardId", card.patient_id AS "patientId", card.status, card.version::int
    FROM (VALUES (${kid}::text, ${cardRef}::uuid)) AS code(kid, card_id)
    LEFT JOIN health_card_key AS key ON key.kid = code.kid
    LEFT JOIN health_card AS card ON card.id = code.card_id`
  return { key: row ? keyOf(row) : null, card: row ? cardOf(row) : null }
}

export async function findCardByNumber(
  db: Reader,
  asked: { readonly number: string; readonly birthDate?: LocalDate },
): Promise<HeldCard | null> {
  const { number, birthDate } = asked
  const born = birthDate ? Prisma.sql`AND patient.birth_date = ${birthDate}::date` : Prisma.empty
  const rows = await db.$queryRaw<HeldCard[]>`
    SELECT card.id, card.patient_id AS "patientId", card.status, card.version::int
    FROM health_card AS card JOIN patient ON patient.id = card.patient_id
    WHERE card.number = ${number} ${born}`
  return rows[0] ?? null
}

function keyOf({ kid, publicKey, rejectedFrom, retiredAt }: ScannedRow): HeldKey | null {
  if (!kid || !publicKey) return null
  return {
    kid,
    publicKey,
    rejectedFrom,
    hasLeaked: rejectedFrom !== null && rejectedFrom <= (retiredAt ?? rejectedFrom),
  }
}

function cardOf({ cardId, patientId, status, version }: ScannedRow): HeldCard | null {
  return cardId && patientId && status && version ? { id: cardId, patientId, status, version } : null
}

/** @returns false when the code was used for this purpose before: of many at the same moment one is first. */
export async function spendNonce(
  tx: Transaction,
  spent: {
    readonly nonce: Bytes
    readonly purpose: CardPurpose | 'offline'
    readonly at: Date
    readonly until: Date
  },
): Promise<boolean> {
  const inserted = await tx.$executeRaw`
    INSERT INTO health_card_nonce (nonce, purpose, used_at, expires_at)
    VALUES (${spent.nonce}, ${spent.purpose}, ${spent.at}, ${spent.until}) ON CONFLICT DO NOTHING`
  return inserted === 1
}

/** A card was shown, whatever came of it: what regional platforms call the HIS data of a use (rules D-CARD-02). */
export interface CardUse {
  /** Null when what was shown names no card of ours. */
  readonly card: { readonly id: string } | { readonly number: string } | null
  readonly at: Date
  readonly purpose: CardPurpose
  readonly stage: CardStage
  readonly channel: CardChannel
  readonly organizationId: string
  readonly byAccountId: string
  /** `accepted` or the refusal's code. */
  readonly outcome: string
  readonly kind: UseKind
  readonly syncedAt: Date | null
}

/** What the use was an answer to, when intent and use are written in one statement. */
export interface AnsweredIntent {
  readonly intent: Intent
  readonly answer: { readonly patientId: string }
}

/** @returns false when `of` was answered before: then nothing is written */
export async function insertUse(db: Reader, use: CardUse, of?: AnsweredIntent): Promise<boolean> {
  const statement = of
    ? Prisma.sql`WITH intent AS (${firstOfIntent(of.intent, of.answer)}) ${useOf(use)} FROM intent`
    : useOf(use)
  return (await db.$executeRaw`${statement}`) === 1
}

function useOf(use: CardUse): Prisma.Sql {
  const id = use.card && 'id' in use.card ? use.card.id : null
  const number = use.card && 'number' in use.card ? use.card.number : null
  return Prisma.sql`
    INSERT INTO health_card_use (card_id, at, purpose, stage, channel, organization_id, by_account_id, outcome, kind,
      synced_at)
    SELECT (SELECT id FROM health_card WHERE id = ${id}::uuid OR number = ${number}), ${use.at}::timestamptz,
      ${use.purpose}, ${use.stage}, ${use.channel}, ${use.organizationId}::uuid, ${use.byAccountId}::uuid,
      ${use.outcome}, ${use.kind}, ${use.syncedAt}::timestamptz`
}

export interface UseRow
  extends Pick<CardUse, 'at' | 'purpose' | 'stage' | 'channel' | 'outcome' | 'kind' | 'syncedAt'> {
  readonly id: bigint
  readonly organizationName: string
}

/** The newest first, from before a row. */
export function listUses(
  db: Database,
  { patientId }: PatientScope,
  beforeId: bigint | null,
  limit: number,
): Promise<UseRow[]> {
  const before = beforeId === null ? Prisma.empty : Prisma.sql`AND used.id < ${beforeId}`
  return db.$queryRaw<UseRow[]>`
    SELECT used.id, used.at, used.purpose, used.stage, used.channel, used.outcome, used.kind, used.synced_at AS "syncedAt",
      organization.name AS "organizationName"
    FROM health_card AS card
    JOIN health_card_use AS used ON used.card_id = card.id
    JOIN organization ON organization.id = used.organization_id
    WHERE card.patient_id = ${patientId}::uuid ${before}
    ORDER BY used.id DESC LIMIT ${limit}`
}

/** @returns false when the account has already typed `max` other numbers in its hour */
export function insertNumberTry(
  db: Database,
  attempt: { readonly accountId: string; readonly index: Bytes; readonly at: Date; readonly max: number },
): Promise<boolean> {
  const by = { column: 'account_id', value: Prisma.sql`${attempt.accountId}::uuid` } as const
  const tried = { column: 'tries', value: Prisma.sql`${attempt.index}::bytea` } as const
  return countTry(db, { table: 'health_card_try', by, tried }, attempt.at, attempt.max)
}

/** Codes that are too old to be believed anyway, and tries of hours long past. */
export async function forgetBefore(db: Database, now: Date, triesBefore: Date): Promise<void> {
  await db.$executeRaw`DELETE FROM health_card_nonce WHERE expires_at < ${now}`
  await db.$executeRaw`DELETE FROM health_card_try WHERE hour_started_at < ${triesBefore}`
}
