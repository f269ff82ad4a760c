import * as z from 'zod/mini'
import { patientDraftShape } from '#domain/patient/patient-input'
import { accountProcedure, router, writeProcedure } from '../../platform/trpc'
import { addPatient, countTry } from './add-patient'
import { getPatient } from './get-patient'
import { listPatients } from './list-patients'

export const patientRouter = router({
  list: accountProcedure.input(z.strictObject({})).query(({ ctx }) => listPatients(ctx)),
  get: accountProcedure
    .input(z.strictObject({ id: z.uuid() }))
    .query(({ ctx, input }) => getPatient(ctx, input)),
  add: writeProcedure(patientDraftShape, countTry).mutation(({ ctx, input }) => addPatient(ctx, input)),
})
