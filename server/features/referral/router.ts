import * as z from 'zod/mini'
import { PRESCRIBING_ROLES } from '#domain/account/account-role'
import { plainWords } from '#domain/kernel/plain-words'
import { REFERRAL_URGENCIES } from '#domain/referral/referral-urgency'
import { id } from '../../platform/api/input-shape'
import { accountProcedure, router, staffProcedure, staffWriteProcedure } from '../../platform/api/trpc'
import { readOwnReferrals, readPlaces, readReferrals } from './read-referrals'
import { addReferral, answerReferral, withdrawReferral } from './write-referral'

const moment = z.pipe(
  z.iso.datetime({ offset: true }),
  z.transform((text) => new Date(text)),
)
const words = plainWords(300, 2)
/** Who takes calls from other places. */
const RECEIVING = ['family-doctor', 'nurse', 'specialist', 'front-desk'] as const

/** `referral.*`: the facts from which the pathway of a claim is computed. */
export const referralRouter = router({
  mine: accountProcedure
    .input(z.strictObject({ patientId: id }))
    .query(({ ctx, input }) => readOwnReferrals(ctx, input)),
  places: staffProcedure(...PRESCRIBING_ROLES)
    .input(z.strictObject({}))
    .query(({ ctx }) => readPlaces(ctx)),
  add: staffWriteProcedure(PRESCRIBING_ROLES, {
    patientId: id,
    visitId: z.optional(id),
    toOrganizationId: id,
    urgency: z.enum(REFERRAL_URGENCIES),
    reason: words,
    guardianAgreed: z.literal(true),
    admittedAt: z.optional(moment),
  }).mutation(({ ctx, input }) => addReferral(ctx, input)),
  answer: staffWriteProcedure(RECEIVING, {
    id,
    accept: z.boolean(),
    text: z.optional(words),
  }).mutation(({ ctx, input }) => answerReferral(ctx, input)),
  withdraw: staffWriteProcedure(PRESCRIBING_ROLES, { id }).mutation(({ ctx, input }) =>
    withdrawReferral(ctx, input),
  ),
  list: staffProcedure(...RECEIVING)
    .input(
      z.strictObject({
        direction: z.enum(['in', 'out']),
        cursor: z.optional(z.string().check(z.maxLength(200))),
      }),
    )
    .query(({ ctx, input }) => readReferrals(ctx, input)),
})
