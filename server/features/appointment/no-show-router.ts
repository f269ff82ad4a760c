import * as z from 'zod/mini'
import type { StaffRole } from '#domain/account/account-role'
import { plainWords } from '#domain/kernel/plain-words'
import { id } from '../../platform/api/input-shape'
import {
  accountProcedure,
  router,
  staffProcedure,
  staffWriteProcedure,
  writeProcedure,
} from '../../platform/api/trpc'
import { answerNoShowAppeal, readAppeals } from './no-show/answer-appeal'
import { appealNoShow } from './no-show/appeal-no-show'
import { readStrikes } from './no-show/read-strikes'

/** A reason or an answer. */
const words = plainWords(200, 1)

const cursor = z.optional(z.string().check(z.maxLength(200)))

/** The desk knows who came too late to the counter, and whose bus did not run. */
const AT_THE_DESK = ['front-desk', 'nurse'] as const satisfies readonly StaffRole[]

/** Missed visits: what they lead to, and how a family explains one (BK-10 … BK-12). */
export const noShowRouter = router({
  list: accountProcedure
    .input(z.strictObject({ patientId: id }))
    .query(({ ctx, input }) => readStrikes(ctx, input)),
  appeal: writeProcedure({ appointmentId: id, reason: words }).mutation(({ ctx, input }) =>
    appealNoShow(ctx, input),
  ),
  appeals: staffProcedure(...AT_THE_DESK)
    .input(z.strictObject({ cursor }))
    .query(({ ctx, input }) => readAppeals(ctx, input)),
  answer: staffWriteProcedure(AT_THE_DESK, {
    appointmentId: id,
    isExcused: z.boolean(),
    answer: words,
  }).mutation(({ ctx, input }) => answerNoShowAppeal(ctx, input)),
})
