import * as z from 'zod/mini'
import { CLINICAL_ROLES } from '#domain/account/account-role'
import { FOLLOW_UP_OUTCOMES, FOLLOW_UP_WAYS, followUpRecordShape } from '#domain/follow-up/follow-up-record'
import { day } from '#domain/kernel/day'
import { id } from '../../platform/api/input-shape'
import { staffProcedure, staffWriteProcedure } from '../../platform/api/trpc'
import { measuredRowShape } from '../../platform/sealing/measured-values'
import { listAlerts, seeAlert } from './alerts'
import { listCalls } from './calls'
import { prepareFollowUp } from './prepare-follow-up'
import { recordFollowUp, withdrawFollowUp } from './record-follow-up'

/** Of `contract.*`, what a team does for whom it signed. */
export const followUpContractProcedures = {
  prepareRecord: staffProcedure(...CLINICAL_ROLES)
    .input(z.strictObject({ patientId: id, taskId: z.optional(id) }))
    .query(({ ctx, input }) => prepareFollowUp(ctx, input)),
  record: staffWriteProcedure(CLINICAL_ROLES, {
    patientId: id,
    taskId: z.optional(id),
    way: z.enum(FOLLOW_UP_WAYS),
    doneOn: day,
    outcome: z.enum(FOLLOW_UP_OUTCOMES),
    record: followUpRecordShape,
    measured: z.optional(measuredRowShape),
    confirmed: z.optional(z.boolean()),
    correctsId: z.optional(id),
  }).mutation(({ ctx, input }) => recordFollowUp(ctx, input)),
  withdrawRecord: staffWriteProcedure(CLINICAL_ROLES, { id }).mutation(({ ctx, input }) =>
    withdrawFollowUp(ctx, input),
  ),
}

/** Of `service.*`, what a doctor of the team looks at today, and whom the team rang. */
export const followUpServiceProcedures = {
  alerts: staffProcedure(...CLINICAL_ROLES)
    .input(z.strictObject({ teamId: id }))
    .query(({ ctx, input }) => listAlerts(ctx, input)),
  calls: staffProcedure(...CLINICAL_ROLES)
    .input(z.strictObject({ teamId: id, cursor: z.optional(z.string().check(z.maxLength(200))) }))
    .query(({ ctx, input }) => listCalls(ctx, input)),
  seenAlert: staffWriteProcedure(['family-doctor', 'specialist'], { id }).mutation(({ ctx, input }) =>
    seeAlert(ctx, input),
  ),
}
