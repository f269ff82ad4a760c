import * as z from 'zod/mini'
import { CLINICAL_ROLES } from '#domain/account/account-role'
import { day } from '#domain/kernel/day'
import { plainWords } from '#domain/kernel/plain-words'
import { KEY_GROUPS } from '#domain/key-group/key-group'
import { isQuarter, type Quarter } from '#domain/service-task/quarter'
import { COUNTED_ITEMS } from '#domain/service-task/service-item'
import { id } from '../../platform/api/input-shape'
import {
  accountProcedure,
  router,
  staffProcedure,
  staffWriteProcedure,
  writeProcedure,
} from '../../platform/api/trpc'
import { denyService } from './deny-service'
import { evaluateTeam, readEvaluation } from './evaluate-team'
import { explainCase } from './explain-case'
import { decideQualityCase, listOwnCases, listQualityCases } from './quality-case'
import { readPanel } from './read-panel'
import { readPerformance } from './read-performance'
import { readProgress } from './read-progress'
import { readHomeVisits, readToday } from './read-today'
import { reportPhone } from './report-phone'

const quarter = z.string().check(z.refine(isQuarter)) as unknown as z.ZodMiniType<Quarter, string>
/** How many rows came before: these lists are short, and stand still while they are worked through. */
const offset = z.optional(z.string().check(z.regex(/^\d{1,6}$/)))
const answer = z.enum(['yes', 'partly', 'no'])
const words = plainWords(500, 2)
const ofTeam = z.strictObject({ teamId: id })
const treats = staffProcedure(...CLINICAL_ROLES)

/** Of `service.*`, what was promised and what was done, for families and for teams. */
export const serviceTaskProcedures = {
  progress: accountProcedure
    .input(z.strictObject({ patientId: id }))
    .query(({ ctx, input }) => readProgress(ctx, input)),
  deny: writeProcedure({ taskId: id, text: words }).mutation(({ ctx, input }) => denyService(ctx, input)),
  reportPhone: writeProcedure({ patientId: id }).mutation(({ ctx, input }) => reportPhone(ctx, input)),
  evaluate: writeProcedure({
    contractId: id,
    answers: z.strictObject({ reachable: answer, clear: answer, kept: answer }),
    comment: z.optional(plainWords(300)),
  }).mutation(({ ctx, input }) => evaluateTeam(ctx, input)),
  evaluation: accountProcedure
    .input(z.strictObject({ contractId: id }))
    .query(({ ctx, input }) => readEvaluation(ctx, input)),
  panel: treats
    .input(
      z.strictObject({
        teamId: id,
        group: z.optional(z.enum(KEY_GROUPS)),
        overdue: z.optional(z.boolean()),
        overdueItem: z.optional(z.enum(COUNTED_ITEMS)),
        query: z.optional(z.string().check(z.maxLength(30))),
        cursor: z.optional(id),
      }),
    )
    .query(({ ctx, input }) => readPanel(ctx, input)),
  today: treats.input(ofTeam).query(({ ctx, input }) => readToday(ctx, input)),
  homeVisits: treats
    .input(z.strictObject({ teamId: id, on: day }))
    .query(({ ctx, input }) => readHomeVisits(ctx, input)),
  performance: treats
    .input(z.strictObject({ teamId: id, period: quarter }))
    .query(({ ctx, input }) => readPerformance(ctx, input)),
}

export const qualityCaseRouter = router({
  list: staffProcedure('health-bureau')
    .input(z.strictObject({ cursor: offset }))
    .query(({ ctx, input }) => listQualityCases(ctx, input)),
  mine: treats
    .input(z.strictObject({ teamId: id, cursor: offset }))
    .query(({ ctx, input }) => listOwnCases(ctx, input)),
  explain: staffWriteProcedure(CLINICAL_ROLES, { id, text: words }).mutation(({ ctx, input }) =>
    explainCase(ctx, input),
  ),
  decide: staffWriteProcedure(['health-bureau'], {
    id,
    outcome: z.enum(['upheld', 'dismissed']),
    answer: words,
  }).mutation(({ ctx, input }) => decideQualityCase(ctx, input)),
})
