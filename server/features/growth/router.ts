import * as z from 'zod/mini'
import { CLINICAL_ROLES } from '#domain/account/account-role'
import { day } from '#domain/kernel/day'
import { id } from '../../platform/api/input-shape'
import {
  accountProcedure,
  staffProcedure,
  staffWriteProcedure,
  writeProcedure,
} from '../../platform/api/trpc'
import { birthFactsShape } from '../../platform/sealing/birth-facts'
import { measuredValuesShape } from '../../platform/sealing/measured-values'
import {
  addChartMeasurement,
  addFamilyMeasurement,
  correctChartMeasurement,
  correctFamilyMeasurement,
  withdrawChartMeasurement,
  withdrawFamilyMeasurement,
} from './add-measurement'
import {
  readChartBirthFacts,
  readFamilyBirthFacts,
  saveChartBirthFacts,
  saveFamilyBirthFacts,
} from './birth-facts'
import { readChartGrowth, readFamilyGrowth } from './read-growth'

const ofPatient = z.strictObject({ patientId: id })
const measurement = { measuredOn: day, values: measuredValuesShape, confirmed: z.optional(z.boolean()) }

/** Of `record.*`, what a family asks and writes about growing. */
export const growthRecordProcedures = {
  growth: accountProcedure.input(ofPatient).query(({ ctx, input }) => readFamilyGrowth(ctx, input)),
  addMeasurement: writeProcedure({ patientId: id, ...measurement }).mutation(({ ctx, input }) =>
    addFamilyMeasurement(ctx, input),
  ),
  correctMeasurement: writeProcedure({ id, ...measurement }).mutation(({ ctx, input }) =>
    correctFamilyMeasurement(ctx, input),
  ),
  withdrawMeasurement: writeProcedure({ id }).mutation(({ ctx, input }) =>
    withdrawFamilyMeasurement(ctx, input),
  ),
  birthFacts: accountProcedure.input(ofPatient).query(({ ctx, input }) => readFamilyBirthFacts(ctx, input)),
  saveBirthFacts: writeProcedure({ patientId: id, facts: birthFactsShape }).mutation(({ ctx, input }) =>
    saveFamilyBirthFacts(ctx, input),
  ),
}

/** Of `chart.*`, what whoever examines measures. */
export const growthChartProcedures = {
  growth: staffProcedure(...CLINICAL_ROLES)
    .input(ofPatient)
    .query(({ ctx, input }) => readChartGrowth(ctx, input)),
  addMeasurement: staffWriteProcedure(CLINICAL_ROLES, { patientId: id, ...measurement }).mutation(
    ({ ctx, input }) => addChartMeasurement(ctx, input),
  ),
  correctMeasurement: staffWriteProcedure(CLINICAL_ROLES, { id, ...measurement }).mutation(({ ctx, input }) =>
    correctChartMeasurement(ctx, input),
  ),
  withdrawMeasurement: staffWriteProcedure(CLINICAL_ROLES, { id }).mutation(({ ctx, input }) =>
    withdrawChartMeasurement(ctx, input),
  ),
  birthFacts: staffProcedure(...CLINICAL_ROLES)
    .input(ofPatient)
    .query(({ ctx, input }) => readChartBirthFacts(ctx, input)),
  saveBirthFacts: staffWriteProcedure(CLINICAL_ROLES, { patientId: id, facts: birthFactsShape }).mutation(
    ({ ctx, input }) => saveChartBirthFacts(ctx, input),
  ),
}
