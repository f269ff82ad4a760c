import * as z from 'zod/mini'
import { CLINICAL_ROLES } from '#domain/account/account-role'
import { EXTRA_VISIT_NO } from '#domain/checkup/checkup-occasion'
import { checkupRecordShape } from '#domain/checkup/checkup-record'
import { day } from '#domain/kernel/day'
import { id } from '../../platform/api/input-shape'
import { accountProcedure, staffProcedure, staffWriteProcedure } from '../../platform/api/trpc'
import { measuredValuesShape } from '../../platform/sealing/measured-values'
import { addCheckup } from './add-checkup'
import { listChartCheckups, listFamilyCheckups } from './list-checkups'
import { readCheckup } from './read-checkup'
import { withdrawCheckup } from './withdraw-checkup'

/** Of `record.*`, what a family asks about check-ups. */
export const checkupRecordProcedures = {
  checkups: accountProcedure
    .input(z.strictObject({ patientId: id }))
    .query(({ ctx, input }) => listFamilyCheckups(ctx, input)),
  checkup: accountProcedure
    .input(z.strictObject({ patientId: id, id }))
    .query(({ ctx, input }) => readCheckup(ctx, input)),
}

/** Of `chart.*`, what whoever examines does. */
export const checkupChartProcedures = {
  checkups: staffProcedure(...CLINICAL_ROLES)
    .input(z.strictObject({ patientId: id }))
    .query(({ ctx, input }) => listChartCheckups(ctx, input)),
  addCheckup: staffWriteProcedure(CLINICAL_ROLES, {
    patientId: id,
    appointmentId: z.optional(id),
    visitNo: z.int().check(z.gte(EXTRA_VISIT_NO), z.lte(13)),
    doneOn: day,
    record: checkupRecordShape,
    measures: z.nullable(measuredValuesShape),
    confirmed: z.optional(z.boolean()),
    correctsId: z.optional(id),
  }).mutation(({ ctx, input }) => addCheckup(ctx, input)),
  withdrawCheckup: staffWriteProcedure(CLINICAL_ROLES, { id }).mutation(({ ctx, input }) =>
    withdrawCheckup(ctx, input),
  ),
}
