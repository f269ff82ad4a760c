import * as z from 'zod/mini'
import { CLINICAL_ROLES } from '#domain/account/account-role'
import { HOLD_REASONS } from '#domain/immunization/immunization-hold'
import { VACCINE_CODES } from '#domain/immunization/vaccine'
import { day } from '#domain/kernel/day'
import { plainWords } from '#domain/kernel/plain-words'
import { id } from '../../platform/api/input-shape'
import {
  accountProcedure,
  staffProcedure,
  staffWriteProcedure,
  writeProcedure,
} from '../../platform/api/trpc'
import { OBSERVATION_OUTCOMES } from '../../platform/sealing/dose-details'
import { addEarlierDose, addFamilyDose } from './add-earlier'
import { verifyChartDose, withdrawChartDose, withdrawFamilyDose } from './change-dose'
import { giveDoses } from './give-doses'
import { endHold, holdVaccine } from './hold-vaccine'
import { endObservation, listObservations } from './observe'
import { readChartImmunization, readFamilyImmunization } from './read-immunization'

const vaccineCode = z.enum(VACCINE_CODES)
const ofPatient = z.strictObject({ patientId: id })
const earlier = {
  patientId: id,
  vaccineCode,
  on: day,
  correctsId: z.optional(id),
  idempotencyKey: z.uuid(),
}

/** More are never given in one sitting. */
const DOSES_AT_ONCE = 6
const WORDS_MAX = 100

/** Of `record.*`, what a family asks and writes about vaccines. */
export const immunizationRecordProcedures = {
  immunization: accountProcedure
    .input(ofPatient)
    .query(({ ctx, input }) => readFamilyImmunization(ctx, input)),
  addImmunization: accountProcedure
    .input(z.strictObject(earlier))
    .mutation(({ ctx, input }) => addFamilyDose(ctx, input)),
  withdrawImmunization: writeProcedure({ id }).mutation(({ ctx, input }) => withdrawFamilyDose(ctx, input)),
}

/** Of `chart.*`, what whoever vaccinates asks and writes. */
export const immunizationChartProcedures = {
  immunization: staffProcedure(...CLINICAL_ROLES)
    .input(ofPatient)
    .query(({ ctx, input }) => readChartImmunization(ctx, input)),
  addImmunization: staffWriteProcedure(CLINICAL_ROLES, {
    patientId: id,
    appointmentId: z.optional(id),
    doses: z
      .array(
        z.strictObject({
          vaccineCode,
          lotNumber: z.string().check(z.trim(), z.regex(/^[0-9A-Za-z./-]{1,40}$/)),
          site: plainWords(20, 1),
        }),
      )
      .check(
        z.minLength(1),
        z.maxLength(DOSES_AT_ONCE),
        z.refine((doses) => new Set(doses.map((dose) => dose.vaccineCode)).size === doses.length),
      ),
    confirmed: z.optional(z.boolean()),
    overrideReason: z.optional(plainWords(WORDS_MAX, 1)),
  }).mutation(({ ctx, input }) => giveDoses(ctx, input)),
  addEarlierImmunization: staffProcedure(...CLINICAL_ROLES)
    .input(z.strictObject({ ...earlier, placeZh: z.optional(plainWords(WORDS_MAX, 1)) }))
    .mutation(({ ctx, input }) => addEarlierDose(ctx, input)),
  verifyImmunization: staffWriteProcedure(CLINICAL_ROLES, { id }).mutation(({ ctx, input }) =>
    verifyChartDose(ctx, input),
  ),
  withdrawImmunization: staffWriteProcedure(CLINICAL_ROLES, { id }).mutation(({ ctx, input }) =>
    withdrawChartDose(ctx, input),
  ),
  observations: staffProcedure(...CLINICAL_ROLES)
    .input(z.strictObject({}))
    .query(({ ctx }) => listObservations(ctx)),
  endObservation: staffWriteProcedure(CLINICAL_ROLES, {
    patientId: id,
    outcome: z.enum(OBSERVATION_OUTCOMES),
    words: z._default(plainWords(WORDS_MAX), ''),
  }).mutation(({ ctx, input }) => endObservation(ctx, input)),
  holdVaccine: staffWriteProcedure(CLINICAL_ROLES, {
    patientId: id,
    vaccineCode,
    until: z.nullable(day),
    reason: z.enum(HOLD_REASONS),
    words: z._default(plainWords(WORDS_MAX), ''),
  }).mutation(({ ctx, input }) => holdVaccine(ctx, input)),
  endHold: staffWriteProcedure(CLINICAL_ROLES, { id }).mutation(({ ctx, input }) => endHold(ctx, input)),
}
