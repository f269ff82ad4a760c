import * as z from 'zod/mini'
import { CLINICAL_ROLES } from '#domain/account/account-role'
import { day } from '#domain/kernel/day'
import { REPORT_ITEM_CODES } from '#domain/report/report-item'
import { reportResultShape } from '#domain/report/report-result'
import { id } from '../../platform/api/input-shape'
import { accountProcedure, staffProcedure, staffWriteProcedure } from '../../platform/api/trpc'
import { addReport } from './add-report'
import { readFamilyTrend, readStaffTrend } from './read-trend'
import { releaseReport } from './release-report'

const ofItem = z.strictObject({ patientId: id, itemCode: z.enum(REPORT_ITEM_CODES) })

/** Of `record.*`, what families ask of reports. */
export const reportRecordProcedures = {
  reportTrend: accountProcedure.input(ofItem).query(({ ctx, input }) => readFamilyTrend(ctx, input)),
}

/** Of `chart.*`, what staff ask of reports and write. */
export const reportChartProcedures = {
  reportTrend: staffProcedure(...CLINICAL_ROLES)
    .input(ofItem)
    .query(({ ctx, input }) => readStaffTrend(ctx, input)),
  addReport: staffWriteProcedure(CLINICAL_ROLES, {
    patientId: id,
    itemCode: z.enum(REPORT_ITEM_CODES),
    performedOn: day,
    result: reportResultShape,
    restricted: z.boolean(),
    tellFirst: z.boolean(),
  }).mutation(({ ctx, input }) => addReport(ctx, input)),
  releaseReport: staffWriteProcedure(CLINICAL_ROLES, { patientId: id, id }).mutation(({ ctx, input }) =>
    releaseReport(ctx, input),
  ),
}
