import * as z from 'zod/mini'
import { day } from '#domain/kernel/day'
import { TRANSFER_KINDS } from '#domain/ledger/transfer'
import { id } from '../../platform/api/input-shape'
import { reasonShape } from '../../platform/api/reason'
import { publicProcedure, router, staffProcedure, staffWriteProcedure } from '../../platform/api/trpc'
import { donationReceipt } from './donation/donation-receipt'
import { readGifts } from './donation/read-gifts'
import { donationShape, listOwnDonations, recordDonation } from './donation/record-donation'
import { listCloses, listTransfers, readBooksNow } from './list-books'
import { readPublicCases } from './public/read-cases'
import { readPublicLedger } from './public/read-ledger'
import { moneyShape, recordFee, recordInterest } from './record-money'
import { reverseTransfer } from './reverse-transfer'

/** Code of a plan; the house's own, when absent. */
const plan = z.optional(z.string().check(z.regex(/^[A-Z]{2,4}$/)))
/** How many rows of a list came before. */
const offset = z.optional(z.string().check(z.regex(/^\d{1,6}$/)))
/** Number of the last transfer of the page before. */
const before = z.optional(z.string().check(z.regex(/^\d{1,15}$/)))

const CUSTODIAN = ['fund-custodian'] as const
const custodian = staffProcedure(...CUSTODIAN)
/** The office looks on and writes nothing. */
const onlooker = staffProcedure(...CUSTODIAN, 'health-bureau')

/** A plan's money: everybody's page and file, and the custodian's desk. */
export const fundRouter = router({
  ledger: publicProcedure
    .input(z.strictObject({ plan }))
    .query(({ ctx, input }) => readPublicLedger(ctx, input)),
  cases: publicProcedure
    .input(z.strictObject({ plan, cursor: offset }))
    .query(({ ctx, input }) => readPublicCases(ctx, input)),
  gifts: publicProcedure
    .input(z.strictObject({ plan, cursor: offset }))
    .query(({ ctx, input }) => readGifts(ctx, input)),

  booksNow: onlooker.input(z.strictObject({})).query(({ ctx }) => readBooksNow(ctx)),
  transfers: onlooker
    .input(z.strictObject({ kind: z.optional(z.enum(TRANSFER_KINDS)), cursor: before }))
    .query(({ ctx, input }) => listTransfers(ctx, input)),
  closes: onlooker
    .input(z.strictObject({ cursor: z.optional(day) }))
    .query(({ ctx, input }) => listCloses(ctx, input)),
  donations: custodian
    .input(z.strictObject({ cursor: offset }))
    .query(({ ctx, input }) => listOwnDonations(ctx, input)),
  donationReceipt: custodian
    .input(z.strictObject({ id }))
    .query(({ ctx, input }) => donationReceipt(ctx, input)),
  recordDonation: staffWriteProcedure(CUSTODIAN, donationShape).mutation(({ ctx, input }) =>
    recordDonation(ctx, input),
  ),
  recordInterest: staffWriteProcedure(CUSTODIAN, moneyShape).mutation(({ ctx, input }) =>
    recordInterest(ctx, input),
  ),
  recordFee: staffWriteProcedure(CUSTODIAN, moneyShape).mutation(({ ctx, input }) => recordFee(ctx, input)),
  reverse: staffWriteProcedure(CUSTODIAN, { transferId: id, ...reasonShape }).mutation(({ ctx, input }) =>
    reverseTransfer(ctx, input),
  ),
})
