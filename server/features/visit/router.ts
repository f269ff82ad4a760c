import * as z from 'zod/mini'
import { CLINICAL_ROLES, type StaffRole } from '#domain/account/account-role'
import { day } from '#domain/kernel/day'
import { prescriptionItemsShape } from '#domain/record/prescription'
import { surveyAnswerShape } from '#domain/visit/survey'
import { visitRecordShape } from '#domain/visit/visit-record'
import { id } from '../../platform/api/input-shape'
import {
  accountProcedure,
  router,
  staffProcedure,
  staffWriteProcedure,
  writeProcedure,
} from '../../platform/api/trpc'
import { callNext } from './call-next'
import { checkIn } from './check-in'
import { finishVisit } from './complete-visit'
import { findArrivals } from './find-arrivals'
import { listStaffSessions } from './list-sessions'
import { markNoShow } from './mark-no-show'
import { passOver } from './pass-over'
import { readBoard } from './read-board'
import { readQueue } from './read-queue'
import { readSummary } from './read-summary'
import { readVisit } from './read-visit'
import { startVisit } from './start-visit'
import { answerSurvey, readSurvey, summarizeSurvey } from './survey'

const ofAppointment = z.strictObject({ appointmentId: id })

/** The desk first: whoever is both stands at the desk. */
const AT_THE_LINE = ['front-desk', ...CLINICAL_ROLES] as const satisfies readonly StaffRole[]
const atTheLine = staffProcedure(...AT_THE_LINE)
const treats = staffProcedure(...CLINICAL_ROLES)

/** Of `session.*`, what the day of the visit asks. */
export const sessionDayProcedures = {
  list: atTheLine
    .input(z.strictObject({ date: day, organizationId: z.optional(id) }))
    .query(({ ctx, input }) => listStaffSessions(ctx, input)),
  board: atTheLine.input(z.strictObject({ sessionId: id })).query(({ ctx, input }) => readBoard(ctx, input)),
}

/** Of `visit.*`, what gives no seat back. */
export const visitProcedures = {
  find: atTheLine
    .input(z.strictObject({ query: z.string().check(z.maxLength(40)) }))
    .query(({ ctx, input }) => findArrivals(ctx, input)),
  checkIn: staffWriteProcedure(AT_THE_LINE, { appointmentId: id }).mutation(({ ctx, input }) =>
    checkIn(ctx, input),
  ),
  callNext: staffWriteProcedure(AT_THE_LINE, { sessionId: id }).mutation(({ ctx, input }) =>
    callNext(ctx, input),
  ),
  pass: staffWriteProcedure(AT_THE_LINE, { appointmentId: id }).mutation(({ ctx, input }) =>
    passOver(ctx, input),
  ),
  markNoShow: staffWriteProcedure(AT_THE_LINE, { appointmentId: id }).mutation(({ ctx, input }) =>
    markNoShow(ctx, input),
  ),
  start: staffWriteProcedure(CLINICAL_ROLES, { appointmentId: id }).mutation(({ ctx, input }) =>
    startVisit(ctx, input),
  ),
  get: treats.input(ofAppointment).query(({ ctx, input }) => readVisit(ctx, input)),
  complete: staffWriteProcedure(CLINICAL_ROLES, {
    appointmentId: id,
    record: visitRecordShape,
    items: z.optional(prescriptionItemsShape),
    restricted: z.optional(z.boolean()),
    confirmed: z.optional(z.boolean()),
  }).mutation(({ ctx, input }) => finishVisit(ctx, input)),
  summary: accountProcedure.input(ofAppointment).query(({ ctx, input }) => readSummary(ctx, input)),
}

export const queueRouter = router({
  get: accountProcedure.input(ofAppointment).query(({ ctx, input }) => readQueue(ctx, input)),
})

export const surveyRouter = router({
  get: accountProcedure.input(ofAppointment).query(({ ctx, input }) => readSurvey(ctx, input)),
  answer: writeProcedure({ appointmentId: id, ...surveyAnswerShape }).mutation(({ ctx, input }) =>
    answerSurvey(ctx, input),
  ),
  summary: staffProcedure('health-bureau', ...AT_THE_LINE)
    .input(z.strictObject({ organizationId: id, from: z.optional(day), to: z.optional(day) }))
    .query(({ ctx, input }) => summarizeSurvey(ctx, input)),
})
