import * as z from 'zod/mini'
import { CLINICAL_ROLES } from '#domain/account/account-role'
import { PHONE_CODE_DIGITS } from '#domain/account/phone-challenge'
import { RESIDENT_END_REASONS, TEAM_END_REASONS } from '#domain/contract/end-contract'
import { signatureStrokes } from '#domain/contract/finger-signature'
import { onSiteWitness } from '#domain/contract/on-site-witness'
import { ACCEPT_AT_ONCE_MAX } from '#domain/contract/review-clock'
import { plainWords } from '#domain/kernel/plain-words'
import { id } from '../../platform/api/input-shape'
import {
  accountProcedure,
  publicProcedure,
  staffProcedure,
  staffWriteProcedure,
  writeProcedure,
} from '../../platform/api/trpc'
import { confirmByCode } from './confirming/confirm-application'
import { sendSigningCode } from './confirming/send-signing-code'
import { readAgain, signAgain } from './confirming/sign-again'
import { checkCopy } from './document/check-copy'
import { exportContract } from './document/export-contract'
import { readApplicationText } from './document/read-application-text'
import { addAddendum, confirmYear } from './in-force/addendum'
import { getContract, listContracts } from './in-force/read-contracts'
import {
  previewEnd,
  previewEndByTeam,
  terminateByFamily,
  terminateByTeam,
} from './in-force/terminate-contract'
import { draftOnSite, readOnSite } from './on-site/draft-on-site'
import { readSecondCode, signOnSite } from './on-site/sign-on-site'
import { answerInfo, withdrawApplication } from './review/answer-application'
import { INBOX_TABS } from './review/inbox-store'
import { readApplication } from './review/read-application'
import { readInbox } from './review/read-inbox'
import { acceptMany, reviewApplication } from './review/review-application'
import { setAddress } from './review/set-address'
import {
  againShape,
  agreementInput,
  HOUSEHOLD_MAX,
  onSiteShape,
  renewShape,
  submitShape,
} from './signing/application-input'
import { readAgreement } from './signing/read-agreement'
import { readEligibility } from './signing/read-eligibility'
import { readSigningRules } from './signing/read-signing-rules'
import { renewContract } from './signing/renew-contract'
import { submitContracts } from './signing/submit-contracts'

const one = z.strictObject({ id })
const words = plainWords(300, 2)
const cursor = z.optional(z.string().check(z.maxLength(200)))
const digits = z.string().check(z.regex(new RegExp(`^\\d{${PHONE_CODE_DIGITS}}$`)))
const ofTeam = staffProcedure(...CLINICAL_ROLES)

/** Of `contract.*`, what families do. */
export const familyContractProcedures = {
  eligibility: accountProcedure
    .input(z.strictObject({ patientIds: z.array(id).check(z.minLength(1), z.maxLength(HOUSEHOLD_MAX)) }))
    .query(({ ctx, input }) => readEligibility(ctx, input)),
  rules: publicProcedure.input(z.strictObject({})).query(({ ctx }) => readSigningRules(ctx)),
  agreement: accountProcedure.input(agreementInput).query(({ ctx, input }) => readAgreement(ctx, input)),
  submit: writeProcedure(submitShape).mutation(({ ctx, input }) => submitContracts(ctx, input)),
  renew: writeProcedure(renewShape).mutation(({ ctx, input }) => renewContract(ctx, input)),
  list: accountProcedure.input(z.strictObject({})).query(({ ctx }) => listContracts(ctx)),
  get: accountProcedure.input(one).query(({ ctx, input }) => getContract(ctx, input)),
  sendCode: accountProcedure
    .input(z.strictObject({ id, idempotencyKey: z.uuid() }))
    .mutation(({ ctx, input }) => sendSigningCode(ctx, input)),
  confirmCode: accountProcedure
    .input(z.strictObject({ id, code: digits, idempotencyKey: z.uuid() }))
    .mutation(({ ctx, input }) => confirmByCode(ctx, input)),
  againText: accountProcedure.input(one).query(({ ctx, input }) => readAgain(ctx, input)),
  signAgain: writeProcedure(againShape).mutation(({ ctx, input }) => signAgain(ctx, input)),
  answerInfo: writeProcedure({ id, text: words }).mutation(({ ctx, input }) => answerInfo(ctx, input)),
  withdraw: writeProcedure({ id }).mutation(({ ctx, input }) => withdrawApplication(ctx, input)),
  previewEnd: accountProcedure.input(one).query(({ ctx, input }) => previewEnd(ctx, input)),
  terminate: writeProcedure({ id, reason: z.enum(RESIDENT_END_REASONS) }).mutation(({ ctx, input }) =>
    terminateByFamily(ctx, input),
  ),
  confirmYear: writeProcedure({ id }).mutation(({ ctx, input }) => confirmYear(ctx, input)),
  pdf: accountProcedure.input(one).query(({ ctx, input }) => exportContract(ctx, input)),
  check: publicProcedure
    .input(z.strictObject({ code: plainWords(40, 1) }))
    .query(({ ctx, input }) => checkCopy(ctx, input)),
}

/** Of `contract.*`, what the members of a team do with its applications and contracts. */
export const teamContractProcedures = {
  inbox: ofTeam
    .input(z.strictObject({ teamId: id, tab: z.enum(INBOX_TABS), cursor }))
    .query(({ ctx, input }) => readInbox(ctx, input)),
  application: ofTeam.input(one).query(({ ctx, input }) => readApplication(ctx, input)),
  review: staffWriteProcedure(CLINICAL_ROLES, {
    id,
    decision: z.enum(['accept', 'ask', 'reject', 'queue']),
    text: z.optional(words),
  }).mutation(({ ctx, input }) => reviewApplication(ctx, input)),
  acceptMany: staffWriteProcedure(CLINICAL_ROLES, {
    ids: z.array(id).check(
      z.minLength(1),
      z.maxLength(ACCEPT_AT_ONCE_MAX),
      z.refine((ids) => new Set(ids).size === ids.length),
    ),
  }).mutation(({ ctx, input }) => acceptMany(ctx, input)),
  applicationText: ofTeam.input(one).query(({ ctx, input }) => readApplicationText(ctx, input)),
  onSite: ofTeam
    .input(z.strictObject({ teamId: id, patientId: id }))
    .query(({ ctx, input }) => readOnSite(ctx, input)),
  draftOnSite: staffWriteProcedure(CLINICAL_ROLES, onSiteShape).mutation(({ ctx, input }) =>
    draftOnSite(ctx, input),
  ),
  secondCode: ofTeam.input(one).query(({ ctx, input }) => readSecondCode(ctx, input)),
  signOnSite: staffWriteProcedure(CLINICAL_ROLES, {
    id,
    signature: z.nullable(signatureStrokes),
    secondStaffCode: z.string().check(z.maxLength(40)),
    witness: onSiteWitness,
  }).mutation(({ ctx, input }) => signOnSite(ctx, input)),
  previewEndByTeam: ofTeam.input(one).query(({ ctx, input }) => previewEndByTeam(ctx, input)),
  terminateByTeam: staffWriteProcedure(CLINICAL_ROLES, {
    id,
    reason: z.enum(TEAM_END_REASONS),
    text: words,
  }).mutation(({ ctx, input }) => terminateByTeam(ctx, input)),
  addAddendum: staffWriteProcedure(CLINICAL_ROLES, { id, text: words }).mutation(({ ctx, input }) =>
    addAddendum(ctx, input),
  ),
  setAddress: staffWriteProcedure(CLINICAL_ROLES, { id, gridId: id, buildingId: z.nullable(id) }).mutation(
    ({ ctx, input }) => setAddress(ctx, input),
  ),
}
