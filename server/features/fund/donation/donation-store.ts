import type { Fen } from '#domain/kernel/fen'
import type { LocalDate } from '#domain/kernel/time'
import type { GivenForWaivers } from '../../../platform/access/ledger-transfer'
import { type Database, Prisma, type Transaction } from '../../../platform/database/database'

export type DonationPurpose = 'fund' | 'waiver'

export interface NewDonation {
  readonly id: string
  readonly planId: string
  readonly donorCipher: string | null
  readonly amountFen: Fen
  readonly purpose: DonationPurpose
  readonly receivedOn: LocalDate
  readonly bankReference: string
  readonly receiptNumber: string
  readonly byAccountId: string
  readonly createdAt: Date
}

/** One that the bank named twice: `donation_plan_id_bank_reference_key` settles it. */
export async function insertDonation(tx: Transaction, row: NewDonation): Promise<void> {
  const data = { ...row, amountFen: BigInt(row.amountFen), receivedOn: new Date(row.receivedOn) }
  await tx.donation.create({ data, select: { id: true } })
}

/** By the parity of its reversals: one that was taken back, and that again, stands. */
const IS_REVERSED = Prisma.sql`coalesce((
    WITH RECURSIVE chain AS (
      SELECT id, 0 AS turn FROM ledger_transfer WHERE intent = concat('donation/', donation.id)
      UNION ALL
      SELECT next.id, turn + 1 FROM ledger_transfer AS next JOIN chain ON next.reverses_id = chain.id
      WHERE turn < 20
    ) SELECT max(turn) % 2 = 1 FROM chain), false)`

/** What features ask: see `Access.givenForWaivers`. */
export const givenForWaivers: GivenForWaivers = async (tx, planId) => {
  const [row] = await tx.$queryRaw<{ fen: number }[]>`
    SELECT coalesce(sum(amount_fen), 0)::float8 AS fen
    FROM donation WHERE plan_id = ${planId}::uuid AND purpose = 'waiver' AND NOT ${IS_REVERSED}`
  return row?.fen ?? 0
}

export interface DonationRow {
  readonly id: string
  readonly donorCipher: string | null
  readonly amountFen: number
  readonly purpose: DonationPurpose
  readonly receivedOn: LocalDate
  readonly bankReference: string
  readonly receiptNumber: string
  readonly byAccountId: string
  readonly createdAt: Date
  /** Taken back in the books: its receipt no longer counts. */
  readonly isReversed: boolean
}

export type GiftRow = Pick<DonationRow, 'donorCipher' | 'amountFen' | 'purpose' | 'receivedOn'>

/** What was given to a plan and not taken back in its books, the last day first. */
export function listGifts(
  db: Database,
  planId: string,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<GiftRow[]> {
  return db.$queryRaw<GiftRow[]>`
    SELECT donor_cipher AS "donorCipher", amount_fen::float8 AS "amountFen", purpose, received_on::text AS "receivedOn"
    FROM donation WHERE donation.plan_id = ${planId}::uuid AND NOT ${IS_REVERSED}
    ORDER BY received_on DESC, receipt_number DESC OFFSET ${offset} LIMIT ${limit}`
}

/** Donations of a plan, the newest first; of one id, where one is named. */
export function listDonations(
  db: Database,
  planId: string,
  {
    id = null,
    offset = 0,
    limit,
  }: { readonly id?: string | null; readonly offset?: number; readonly limit: number },
): Promise<DonationRow[]> {
  return db.$queryRaw<DonationRow[]>`
    SELECT donation.id, donor_cipher AS "donorCipher", amount_fen::float8 AS "amountFen", purpose,
      received_on::text AS "receivedOn", bank_reference AS "bankReference", receipt_number AS "receiptNumber",
      donation.by_account_id AS "byAccountId", created_at AS "createdAt",
      ${IS_REVERSED} AS "isReversed"
    FROM donation
    WHERE donation.plan_id = ${planId}::uuid AND (${id}::uuid IS NULL OR donation.id = ${id}::uuid)
    ORDER BY created_at DESC, receipt_number DESC OFFSET ${offset} LIMIT ${limit}`
}
