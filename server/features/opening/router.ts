import * as z from 'zod/mini'
import { CLINICAL_ROLES } from '#domain/account/account-role'
import { ENTRY_KINDS } from '#domain/kernel/entry-kind'
import { plainWords } from '#domain/kernel/plain-words'
import { id } from '../../platform/api/input-shape'
import {
  accountProcedure,
  router,
  staffProcedure,
  staffWriteProcedure,
  writeProcedure,
} from '../../platform/api/trpc'
import { answerObjection, listObjections, objectToAccess, readObjections } from './objection'
import { breakGlass, countShareCode, openShared } from './open-record'
import { decideEmergencyReview, listEmergencyReviews } from './review-emergency'
import { listOwnShares, revokeShare, shareRecord } from './share-code'

const ofPerson = z.strictObject({ patientId: id })
const code = z.string().check(z.maxLength(40))
const page = z.strictObject({ cursor: z.optional(z.string().check(z.maxLength(200))) })
const eventId = z.string().check(z.regex(/^\d{1,18}$/))
const words = plainWords(300, 2)

/** Of `record.*`, how a family shows its record and asks who looked. */
export const openingRecordProcedures = {
  share: accountProcedure
    .input(
      z.strictObject({
        patientId: id,
        sections: z.array(z.enum(ENTRY_KINDS)).check(z.minLength(1), z.maxLength(ENTRY_KINDS.length)),
        idempotencyKey: z.uuid(),
      }),
    )
    .mutation(({ ctx, input }) => shareRecord(ctx, input)),
  shares: accountProcedure.input(ofPerson).query(({ ctx, input }) => listOwnShares(ctx, input)),
  revokeShare: writeProcedure({ id }).mutation(({ ctx, input }) => revokeShare(ctx, input)),
  objectToAccess: writeProcedure({ patientId: id, eventId, text: words }).mutation(({ ctx, input }) =>
    objectToAccess(ctx, input),
  ),
  objections: accountProcedure.input(ofPerson).query(({ ctx, input }) => readObjections(ctx, input)),
}

/** Of `chart.*`, the doors into a record without a visit. */
export const openingChartProcedures = {
  openShared: staffWriteProcedure(CLINICAL_ROLES, { code }, countShareCode).mutation(({ ctx, input }) =>
    openShared(ctx, input),
  ),
  breakGlass: staffWriteProcedure(CLINICAL_ROLES, { patientId: id, reason: words }).mutation(
    ({ ctx, input }) => breakGlass(ctx, input),
  ),
}

export const emergencyReviewRouter = router({
  list: staffProcedure('health-bureau')
    .input(page)
    .query(({ ctx, input }) => listEmergencyReviews(ctx, input)),
  decide: staffWriteProcedure(['health-bureau'], {
    id,
    outcome: z.enum(['justified', 'unjustified']),
    note: words,
  }).mutation(({ ctx, input }) => decideEmergencyReview(ctx, input)),
})

export const objectionRouter = router({
  list: staffProcedure('health-bureau')
    .input(page)
    .query(({ ctx, input }) => listObjections(ctx, input)),
  answer: staffWriteProcedure(['health-bureau'], { id, answer: words }).mutation(({ ctx, input }) =>
    answerObjection(ctx, input),
  ),
})
