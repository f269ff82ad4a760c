import * as z from 'zod/mini'
import { CLINICAL_ROLES } from '#domain/account/account-role'
import { accountProcedure, staffProcedure } from '../../platform/trpc'
import { readChartImmunization, readFamilyImmunization } from './read-immunization'

const id = z.uuid().check(z.toLowerCase())
const ofPatient = z.strictObject({ patientId: id })

/** Of `record.*`, what a family asks and writes about vaccines. */
export const immunizationRecordProcedures = {
  immunization: accountProcedure
    .input(ofPatient)
    .query(({ ctx, input }) => readFamilyImmunization(ctx, input)),
}

/** Of `chart.*`, what whoever vaccinates asks and writes. */
export const immunizationChartProcedures = {
  immunization: staffProcedure(...CLINICAL_ROLES)
    .input(ofPatient)
    .query(({ ctx, input }) => readChartImmunization(ctx, input)),
}
