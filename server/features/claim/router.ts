import * as z from 'zod/mini'
import { day } from '#domain/kernel/day'
import { plainWords } from '#domain/kernel/plain-words'
import { HOSPITAL_LEVELS } from '#domain/mutual-aid/claim/claim-care'
import { REJECT_CODES } from '#domain/mutual-aid/claim/reject-code'
import { id } from '../../platform/api/input-shape'
import {
  accountProcedure,
  publicProcedure,
  router,
  staffProcedure,
  staffWriteProcedure,
  writeProcedure,
} from '../../platform/api/trpc'
import { answerAppeal, appealClaim } from './dispute/appeal-claim'
import { answerObjection, listOwnObjections, objectToClaim } from './dispute/object-claim'
import { readPublicity } from './dispute/read-publicity'
import { answerMore, withdrawClaim } from './filing/answer-claim'
import {
  amount,
  diagnosisCode,
  draftContent,
  estimateShape,
  hospitalShape,
  linesShape,
  PAPERS_MAX,
  submitShape,
} from './filing/claim-input'
import { readClaimPaper, readOwnPaper } from './filing/papers'
import { estimateClaim, prepareClaim } from './filing/prepare-claim'
import { saveDraft, submitClaim } from './filing/submit-claim'
import { payClaim } from './payment/pay-claim'
import { recomputeClaim, recoverClaim, recoveryReceived } from './payment/recover-claim'
import { getClaim, listClaims } from './reading/read-claims'
import { readLoop } from './reading/read-loop'
import { INBOX_TABS } from './reading/view-store'
import { approveClaim } from './review/approve-claim'
import { correctClaim } from './review/correct-claim'
import { readApplication } from './review/read-application'
import { readInbox } from './review/read-inbox'
import { reviewClaim } from './review/review-claim'
import { setLines } from './review/set-lines'

const one = z.strictObject({ id })
const words = plainWords(500, 2)
const cursor = z.optional(z.string().check(z.maxLength(200)))
const code = z.optional(z.enum(REJECT_CODES))
const text = z.optional(words)
const bankReference = z.string().check(z.regex(/^[0-9A-Za-z-]{6,40}$/))
const answer = { id, outcome: z.enum(['uphold', 'dismiss']), text: words }

const OFFICE = ['claim-reviewer', 'claim-approver', 'fund-custodian', 'health-bureau'] as const
const ANSWERING = ['claim-reviewer', 'claim-approver', 'health-bureau'] as const

/** `claim.*`: the first part is the family's, the second the office's. */
export const claimRouter = router({
  prepare: accountProcedure
    .input(z.strictObject({ patientId: id, visitId: z.optional(id), admittedOn: z.optional(day) }))
    .query(({ ctx, input }) => prepareClaim(ctx, input)),
  estimate: accountProcedure.input(estimateShape).query(({ ctx, input }) => estimateClaim(ctx, input)),
  attachment: accountProcedure.input(one).query(({ ctx, input }) => readOwnPaper(ctx, input)),
  saveDraft: writeProcedure({ patientId: id, content: draftContent }).mutation(({ ctx, input }) =>
    saveDraft(ctx, input),
  ),
  submit: writeProcedure(submitShape).mutation(({ ctx, input }) => submitClaim(ctx, input)),
  list: accountProcedure
    .input(z.strictObject({ patientId: z.optional(id), cursor }))
    .query(({ ctx, input }) => listClaims(ctx, input)),
  get: accountProcedure.input(one).query(({ ctx, input }) => getClaim(ctx, input)),
  answerMore: writeProcedure({
    id,
    text: words,
    attachmentIds: z.array(id).check(z.maxLength(PAPERS_MAX)),
  }).mutation(({ ctx, input }) => answerMore(ctx, input)),
  withdraw: writeProcedure({ id }).mutation(({ ctx, input }) => withdrawClaim(ctx, input)),
  appeal: writeProcedure({ id, text: words }).mutation(({ ctx, input }) => appealClaim(ctx, input)),
  loop: accountProcedure
    .input(z.strictObject({ patientId: id, claimId: z.optional(id) }))
    .query(({ ctx, input }) => readLoop(ctx, input)),
  publicity: publicProcedure
    .input(z.strictObject({ cursor }))
    .query(({ ctx, input }) => readPublicity(ctx, input)),
  object: writeProcedure({ id, text: words }).mutation(({ ctx, input }) => objectToClaim(ctx, input)),

  myObjections: accountProcedure.input(z.strictObject({})).query(({ ctx }) => listOwnObjections(ctx)),

  inbox: staffProcedure(...OFFICE)
    .input(z.strictObject({ tab: z.enum(INBOX_TABS), cursor }))
    .query(({ ctx, input }) => readInbox(ctx, input)),
  application: staffProcedure(...OFFICE)
    .input(one)
    .query(({ ctx, input }) => readApplication(ctx, input)),
  paper: staffProcedure(...OFFICE)
    .input(one)
    .query(({ ctx, input }) => readClaimPaper(ctx, input)),
  setLines: staffWriteProcedure(ANSWERING, { id, invoiceId: id, lines: linesShape }).mutation(
    ({ ctx, input }) => setLines(ctx, input),
  ),
  correct: staffWriteProcedure(['claim-reviewer'], {
    id,
    diagnosisCode: z.optional(diagnosisCode),
    hospital: z.optional(z.strictObject({ place: hospitalShape, level: z.enum(HOSPITAL_LEVELS) })),
  }).mutation(({ ctx, input }) => correctClaim(ctx, input)),
  review: staffWriteProcedure(['claim-reviewer'], {
    id,
    outcome: z.enum(['ready', 'ask-more', 'reject']),
    code,
    text,
  }).mutation(({ ctx, input }) => reviewClaim(ctx, input)),
  approve: staffWriteProcedure(['claim-approver'], {
    id,
    outcome: z.enum(['approve', 'return', 'reject']),
    code,
    text,
  }).mutation(({ ctx, input }) => approveClaim(ctx, input)),
  pay: staffWriteProcedure(['fund-custodian'], { id, bankReference }).mutation(({ ctx, input }) =>
    payClaim(ctx, input),
  ),
  answerAppeal: staffWriteProcedure(ANSWERING, answer).mutation(({ ctx, input }) => answerAppeal(ctx, input)),
  answerObjection: staffWriteProcedure(ANSWERING, answer).mutation(({ ctx, input }) =>
    answerObjection(ctx, input),
  ),
  recompute: staffWriteProcedure(['claim-reviewer'], {
    id,
    invoiceId: id,
    basicInsuranceFen: amount,
  }).mutation(({ ctx, input }) => recomputeClaim(ctx, input)),
  recover: staffWriteProcedure(['claim-approver'], {
    id,
    amountFen: amount.check(z.gte(1)),
    reason: z.enum(['fraud', 'error']),
    text: words,
  }).mutation(({ ctx, input }) => recoverClaim(ctx, input)),
  recoveryReceived: staffWriteProcedure(['fund-custodian'], { id, bankReference }).mutation(
    ({ ctx, input }) => recoveryReceived(ctx, input),
  ),
})
