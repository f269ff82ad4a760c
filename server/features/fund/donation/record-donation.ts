import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { day } from '#domain/kernel/day'
import { fen } from '#domain/kernel/fen'
import { plainWords } from '#domain/kernel/plain-words'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { legsOf } from '#domain/ledger/transfer'
import { cutPage, PAGE, PAGE_AND_ONE } from '../../../platform/api/cut-page'
import type { StaffContext, StaffWriteContext } from '../../../platform/context'
import { assertPast, ownPlan } from '../own-plan'
import { postTransfer } from '../post-transfer'
import { type DonationRow, insertDonation, listDonations } from './donation-store'

const DONOR = 'donation.donor_cipher'
/** Ten million 元: more comes in another way than by a form. */
const MOST_FEN = 1_000_000_000

/** As the bank's statement has it. */
export const bankShape = {
  amountFen: z.int().check(z.gte(1), z.lte(MOST_FEN)),
  receivedOn: day,
  bankReference: z.string().check(z.trim(), z.regex(/^[A-Za-z0-9-]{4,40}$/)),
}

const donorShape = z.strictObject({
  nameZh: plainWords(60, 1),
  contact: z.nullable(plainWords(80, 1)),
  /** Whether everybody may read the name; nobody is named who did not say so. */
  isNamed: z.optional(z.boolean()),
})
type Donor = z.output<typeof donorShape>

export const donationShape = {
  ...bankShape,
  purpose: z.enum(['fund', 'waiver']),
  /** Null: unnamed. */
  donor: z.nullable(donorShape),
}
type Input = z.output<z.ZodMiniObject<typeof donationShape>>

/**
 * Money that somebody gave, as it stands on the bank's statement (journeys E4 52, 53). @throws bank_reference_taken for
 * one that is in the books already
 */
export async function recordDonation(
  ctx: StaffWriteContext,
  input: Input,
): Promise<{ id: string; receiptNumber: string }> {
  assertPast(ctx, 'receivedOn', input.receivedOn)
  const plan = await ownPlan(ctx)
  const now = ctx.now()
  const today = localDateOf(now)
  const id = randomUUID()
  const amountFen = fen(input.amountFen)
  const by = { byAccountId: ctx.account.id }
  const { no } = await postTransfer(ctx.tx, {
    planId: plan.id,
    kind: 'donation',
    intent: `donation/${id}`,
    onDay: today,
    at: now,
    legs: legsOf('donation', amountFen),
    ...by,
  })
  const receiptNumber = `${plan.code}${today.slice(2, 4)}-D${String(no).padStart(6, '0')}`
  const { purpose, receivedOn, bankReference, donor } = input
  const donorCipher = donor && ctx.fieldCrypto.seal(DONOR, JSON.stringify(donor))
  const row = {
    id,
    planId: plan.id,
    donorCipher,
    amountFen,
    purpose,
    receivedOn,
    bankReference,
    receiptNumber,
  }
  await insertDonation(ctx.tx, { ...row, ...by, createdAt: now })
  return { id, receiptNumber }
}

interface ListedDonation extends Omit<DonationRow, 'donorCipher' | 'byAccountId' | 'createdAt'> {
  readonly donor: Donor | null
  readonly byName: string | null
  readonly createdAt: string
}

/** The newest first; three statements however many. */
export async function listOwnDonations(
  ctx: StaffContext,
  { cursor }: { readonly cursor?: string | undefined },
): Promise<{ rows: ListedDonation[]; nextCursor: string | null }> {
  const plan = await ownPlan(ctx)
  const offset = Number(cursor ?? 0)
  const found = await listDonations(ctx.db, plan.id, { offset, limit: PAGE_AND_ONE })
  const { rows: page, nextCursor } = cutPage(found, () => String(offset + PAGE))
  const names = await ctx.access.staffNames(
    ctx.db,
    page.map(({ byAccountId }) => byAccountId),
  )
  const rows = page.map(({ donorCipher, byAccountId, createdAt, ...row }) => ({
    ...row,
    donor: donorOf(ctx, donorCipher),
    byName: names.get(byAccountId) ?? null,
    createdAt: toIsoShanghai(createdAt),
  }))
  return { rows, nextCursor }
}

export function donorOf(
  { fieldCrypto }: Pick<StaffContext, 'fieldCrypto'>,
  cipher: string | null,
): Donor | null {
  return cipher === null ? null : (JSON.parse(fieldCrypto.open(DONOR, cipher)) as Donor)
}
