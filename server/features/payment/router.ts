import * as z from 'zod/mini'
import type { StaffRole } from '#domain/account/account-role'
import { PAYMENT_PURPOSES } from '#domain/payment/payment-purpose'
import { id } from '../../platform/api/input-shape'
import { reasonShape } from '../../platform/api/reason'
import {
  accountProcedure,
  router,
  staffProcedure,
  staffWriteProcedure,
  writeProcedure,
} from '../../platform/api/trpc'
import { askBeforeSettling } from './ask-wechat'
import {
  readAbnormalRefunds,
  readBillChecks,
  readDifferences,
  resolveDifference,
  settleRefund,
} from './bill-desk'
import { answerOrder, openOrder } from './create-payment'
import { answerGivenUp, getPayment, giveUpPayment, listPayments } from './get-payment'

const CUSTODIAN = ['fund-custodian'] as const satisfies readonly StaffRole[]
const cursor = z.optional(z.string().check(z.maxLength(200)))
const bankReference = z.string().check(z.trim(), z.regex(/^[\w-]{4,40}$/))

export const paymentRouter = router({
  create: writeProcedure({ purpose: z.enum(PAYMENT_PURPOSES), subjectId: id }, openOrder).mutation(
    ({ ctx, input }) => answerOrder(ctx, input),
  ),
  get: accountProcedure.input(z.strictObject({ id })).query(({ ctx, input }) => getPayment(ctx, input)),
  list: accountProcedure
    .input(z.strictObject({ cursor }))
    .query(({ ctx, input }) => listPayments(ctx, input)),
  close: writeProcedure({ id }, giveUpPayment).mutation(({ ctx, input }) => answerGivenUp(ctx, input)),

  billChecks: staffProcedure(...CUSTODIAN)
    .input(z.strictObject({ cursor }))
    .query(({ ctx, input }) => readBillChecks(ctx, input)),
  differences: staffProcedure(...CUSTODIAN)
    .input(z.strictObject({}))
    .query(({ ctx }) => readDifferences(ctx)),
  resolveDifference: staffWriteProcedure(CUSTODIAN, { id, resolution: reasonShape.reason }).mutation(
    ({ ctx, input }) => resolveDifference(ctx, input),
  ),
  abnormalRefunds: staffProcedure(...CUSTODIAN)
    .input(z.strictObject({ cursor }))
    .query(({ ctx, input }) => readAbnormalRefunds(ctx, input)),
  settleRefund: staffWriteProcedure(CUSTODIAN, { id, bankReference }, askBeforeSettling).mutation(
    ({ ctx, input }) => settleRefund(ctx, input),
  ),
})
