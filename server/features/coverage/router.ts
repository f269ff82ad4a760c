import * as z from 'zod/mini'
import { day } from '#domain/kernel/day'
import { plainWords } from '#domain/kernel/plain-words'
import { STAFF_END_REASONS } from '#domain/mutual-aid/coverage/coverage-status'
import { id } from '../../platform/api/input-shape'
import {
  accountProcedure,
  publicProcedure,
  router,
  staffProcedure,
  staffWriteProcedure,
  writeProcedure,
} from '../../platform/api/trpc'
import { checkCertificate } from './certificate/check-certificate'
import { exportCertificate } from './certificate/export-certificate'
import { findCertificate } from './certificate/find-certificate'
import { enrolChildren } from './joining/enrol-children'
import { quoteCoverage } from './joining/quote-coverage'
import { readPlan } from './joining/read-plan'
import { remindMe } from './joining/remind-me'
import { endCoverageByStaff } from './leaving/end-by-staff'
import { exitPlan, previewExit } from './leaving/leave-plan'
import { getCoverage, listCoverages } from './read-coverages'
import { decideWaiver, listWaivers } from './waivers'

const one = z.strictObject({ id })
/** As many children as a household has. */
const CHILDREN_MAX = 10
const children = z.array(id).check(
  z.minLength(1),
  z.maxLength(CHILDREN_MAX),
  z.refine((ids) => new Set(ids).size === ids.length),
)
const words = plainWords(300, 2)
const code = z.string().check(z.minLength(1), z.maxLength(40))
/** `YX26-000318` */
const certificateNumber = plainWords(20, 4)
const REVIEWER = ['claim-reviewer'] as const

/** A child's place in the mutual-aid plan: families, and the office that runs the plan. */
export const coverageRouter = router({
  plan: publicProcedure.input(z.strictObject({})).query(({ ctx }) => readPlan(ctx)),
  quote: accountProcedure
    .input(z.strictObject({ patientIds: children }))
    .query(({ ctx, input }) => quoteCoverage(ctx, input)),
  enrol: writeProcedure({
    patientIds: children,
    keyFactsVersion: code,
    tickedFacts: z.array(code).check(z.maxLength(20)),
    insurerData: z.boolean(),
    waivers: z.optional(
      z.array(z.strictObject({ patientId: id, reason: words })).check(z.maxLength(CHILDREN_MAX)),
    ),
  }).mutation(({ ctx, input }) => enrolChildren(ctx, input)),
  list: accountProcedure.input(z.strictObject({})).query(({ ctx }) => listCoverages(ctx)),
  get: accountProcedure.input(one).query(({ ctx, input }) => getCoverage(ctx, input)),
  certificate: accountProcedure.input(one).query(({ ctx, input }) => exportCertificate(ctx, input)),
  check: publicProcedure
    .input(z.strictObject({ code: plainWords(40, 1) }))
    .query(({ ctx, input }) => checkCertificate(ctx, input)),
  previewExit: accountProcedure.input(one).query(({ ctx, input }) => previewExit(ctx, input)),
  exit: writeProcedure({ id }).mutation(({ ctx, input }) => exitPlan(ctx, input)),
  remindMe: writeProcedure({}).mutation(({ ctx }) => remindMe(ctx)),
  waivers: staffProcedure(...REVIEWER)
    .input(z.strictObject({ cursor: z.optional(z.string().check(z.maxLength(200))) }))
    .query(({ ctx, input }) => listWaivers(ctx, input)),
  decideWaiver: staffWriteProcedure(REVIEWER, { id, grant: z.boolean(), text: words }).mutation(
    ({ ctx, input }) => decideWaiver(ctx, input),
  ),
  findCertificate: staffProcedure(...REVIEWER)
    .input(z.strictObject({ certificateNumber }))
    .query(({ ctx, input }) => findCertificate(ctx, input)),
  endByStaff: staffWriteProcedure(REVIEWER, {
    certificateNumber,
    reason: z.enum(STAFF_END_REASONS),
    on: day,
  }).mutation(({ ctx, input }) => endCoverageByStaff(ctx, input)),
})
