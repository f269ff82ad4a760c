import * as z from 'zod/mini'
import { CLINICAL_ROLES, type StaffRole } from '#domain/account/account-role'
import { CALL_OUTCOMES } from '#domain/appointment/suspension-call'
import { TOGETHER_MAX } from '#domain/appointment/together'
import { day } from '#domain/kernel/day'
import { SERVICES } from '#domain/kernel/healthcare-service'
import { plainWords } from '#domain/kernel/plain-words'
import { id } from '../../platform/api/input-shape'
import {
  accountProcedure,
  publicProcedure,
  router,
  sharedStaffWriteProcedure,
  sharedWriteProcedure,
  staffProcedure,
  staffWriteProcedure,
  writeProcedure,
} from '../../platform/api/trpc'
import { bookAppointment } from './booking/book-appointment'
import { bookTogether } from './booking/book-together'
import { rescheduleAppointment } from './booking/reschedule-appointment'
import { bookForCaller } from './caller/book-for-caller'
import { listCallerSlots } from './caller/list-caller-slots'
import { readCaller } from './caller/read-caller'
import { cancelAppointment } from './cancelling/cancel-appointment'
import { leaveLine } from './cancelling/leave-line'
import { getAppointment } from './get-appointment'
import { holdSlot } from './holding/hold-slot'
import { releaseHold } from './holding/release-hold'
import { listFamilyAppointments } from './list-appointments'
import { addExtraSeat } from './present/add-extra-seat'
import { admitWalkIn } from './present/admit-walk-in'
import { seatPresent } from './present/seat-present'
import { extendSession } from './sessions/extend-session'
import { readSessionSeats } from './sessions/read-session-seats'
import { listSlotsFor } from './slots/list-slots'
import { afterLots } from './slots/opening-around'
import { readBookingRules } from './slots/read-booking-rules'
import { declineEquivalents, takeEquivalent } from './suspension/answer-suspension'
import { noteSuspensionCall } from './suspension/note-call'
import { readSuspensionCalls } from './suspension/read-calls'
import { listEquivalents } from './suspension/read-equivalents'
import { resumeSession } from './suspension/resume-session'
import { previewSuspension, suspendSession } from './suspension/suspend-session'

/** What is the matter, or why something is called off. */
const words = plainWords(200)

export const slotRouter = router({
  list: publicProcedure
    .input(
      z.strictObject({
        organizationId: id,
        service: z.enum(SERVICES),
        from: day,
        to: day,
        practitionerId: z.optional(id),
        patientId: z.optional(id),
        /** The appointment that is about to move: it does not stand in its own way (BK-15). */
        replacingId: z.optional(id),
      }),
    )
    .query(({ ctx, input }) => listSlotsFor(ctx, input)),
  rules: publicProcedure
    .input(z.strictObject({ organizationId: id }))
    .query(({ ctx, input }) => readBookingRules(ctx, input)),
})

/** One for each child that is seen with the others. */
const several = z.array(id).check(z.minLength(2), z.maxLength(TOGETHER_MAX))

const instant = z.iso.datetime({ offset: true })

/** More slots than any rule lets a session grow by at once. */
const EXTENSION_MAX = 24

const AT_THE_LINE = ['front-desk', ...CLINICAL_ROLES] as const satisfies readonly StaffRole[]

/** Of `session.*` and `visit.*`, what gives seats back on the day itself. */
export const sessionSeatProcedures = {
  suspend: staffWriteProcedure(AT_THE_LINE, {
    sessionId: id,
    from: z.optional(instant),
    reason: words.check(z.minLength(1)),
  }).mutation(({ ctx, input }) => suspendSession(ctx, input)),
  suspensionPreview: staffProcedure(...AT_THE_LINE)
    .input(z.strictObject({ sessionId: id, from: z.optional(instant) }))
    .query(({ ctx, input }) => previewSuspension(ctx, input)),
  calls: staffProcedure(...AT_THE_LINE)
    .input(z.strictObject({ sessionId: id }))
    .query(({ ctx, input }) => readSuspensionCalls(ctx, input)),
  noteCall: staffWriteProcedure(AT_THE_LINE, {
    appointmentId: id,
    outcome: z.enum(CALL_OUTCOMES),
  }).mutation(({ ctx, input }) => noteSuspensionCall(ctx, input)),
  resume: staffWriteProcedure(AT_THE_LINE, { sessionId: id }).mutation(({ ctx, input }) =>
    resumeSession(ctx, input),
  ),
  seats: staffProcedure(...AT_THE_LINE)
    .input(z.strictObject({ sessionId: id }))
    .query(({ ctx, input }) => readSessionSeats(ctx, input)),
  extend: staffWriteProcedure(AT_THE_LINE, {
    sessionId: id,
    slots: z.int().check(z.gte(1), z.lte(EXTENSION_MAX)),
  }).mutation(({ ctx, input }) => extendSession(ctx, input)),
  addExtra: staffWriteProcedure(CLINICAL_ROLES, {
    sessionId: id,
    patientId: id,
    reason: words.check(z.minLength(1)),
  }).mutation(({ ctx, input }) => addExtraSeat(ctx, input)),
}
export const visitSeatProcedures = {
  leave: staffWriteProcedure(AT_THE_LINE, { appointmentId: id }).mutation(({ ctx, input }) =>
    leaveLine(ctx, input),
  ),
  admitWalkIn: staffWriteProcedure(AT_THE_LINE, { appointmentId: id }).mutation(({ ctx, input }) =>
    admitWalkIn(ctx, input),
  ),
  caller: staffProcedure(...AT_THE_LINE)
    .input(z.strictObject({ patientId: id }))
    .query(({ ctx, input }) => readCaller(ctx, input)),
  callerSlots: staffProcedure(...AT_THE_LINE)
    .input(
      z.strictObject({
        patientId: id,
        isSelf: z.boolean(),
        organizationId: id,
        service: z.enum(SERVICES),
        from: day,
        to: day,
      }),
    )
    .query(({ ctx, input }) => listCallerSlots(ctx, input)),
  bookForCaller: sharedStaffWriteProcedure(AT_THE_LINE, {
    slotId: id,
    patientId: id,
    isSelf: z.boolean(),
  }).mutation(({ ctx, input }) => bookForCaller(ctx, input)),
  seatPresent: staffWriteProcedure(AT_THE_LINE, { sessionId: id, patientId: id }).mutation(({ ctx, input }) =>
    seatPresent(ctx, input),
  ),
}

export const appointmentRouter = router({
  hold: sharedWriteProcedure({ slotId: id, patientId: id }).mutation(({ ctx, input }) =>
    holdSlot(ctx, input),
  ),
  release: writeProcedure({ holdId: id }).mutation(({ ctx, input }) => releaseHold(ctx, input)),
  book: sharedWriteProcedure({
    slotId: id,
    patientId: id,
    holdId: z.optional(id),
    reason: z.optional(words),
  }).mutation(({ ctx, input }) => bookAppointment(ctx, input)),
  bookTogether: writeProcedure({ slotIds: several, patientIds: several }, (ctx, { slotIds }) =>
    afterLots(ctx, slotIds),
  ).mutation(({ ctx, input }) => bookTogether(ctx, input)),
  cancel: writeProcedure({ id, reason: z.optional(words) }).mutation(({ ctx, input }) =>
    cancelAppointment(ctx, input),
  ),
  reschedule: writeProcedure({ id, slotId: id }, (ctx, { slotId }) => afterLots(ctx, [slotId])).mutation(
    ({ ctx, input }) => rescheduleAppointment(ctx, input),
  ),
  list: accountProcedure
    .input(z.strictObject({ cursor: z.optional(z.string().check(z.maxLength(200))) }))
    .query(({ ctx, input }) => listFamilyAppointments(ctx, input)),
  equivalents: accountProcedure
    .input(z.strictObject({ appointmentId: id }))
    .query(({ ctx, input }) => listEquivalents(ctx, input)),
  takeEquivalent: writeProcedure({ id }).mutation(({ ctx, input }) => takeEquivalent(ctx, input)),
  declineEquivalents: writeProcedure({ appointmentId: id }).mutation(({ ctx, input }) =>
    declineEquivalents(ctx, input),
  ),
  get: accountProcedure.input(z.strictObject({ id })).query(({ ctx, input }) => getAppointment(ctx, input)),
})
