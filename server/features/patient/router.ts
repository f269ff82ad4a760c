import * as z from 'zod/mini'
import { correctionShape, patientDraftShape, replacementShape } from '#domain/patient/patient-input'
import { answerOnTheBeat } from '../../platform/api/answer-on-the-beat'
import { id } from '../../platform/api/input-shape'
import { accountProcedure, router, writeProcedure } from '../../platform/api/trpc'
import { addPatient } from './add-patient'
import { correctPatient } from './correct-patient'
import { countAddition, countReplacement } from './count-document-try'
import { getPatient } from './get-patient'
import { listPatients } from './list-patients'
import { removePatient } from './remove-patient'
import { replacePatientDocument } from './replace-document'
import { revealDocument } from './reveal-document'

export const patientRouter = router({
  list: accountProcedure.input(z.strictObject({})).query(({ ctx }) => listPatients(ctx)),
  get: accountProcedure.input(z.strictObject({ id })).query(({ ctx, input }) => getPatient(ctx, input)),
  add: writeProcedure(patientDraftShape, countAddition, answerOnTheBeat).mutation(({ ctx, input }) =>
    addPatient(ctx, input),
  ),
  replaceDocument: writeProcedure({ id, ...replacementShape }, countReplacement, answerOnTheBeat).mutation(
    ({ ctx, input }) => replacePatientDocument(ctx, input),
  ),
  correct: writeProcedure({ id, ...correctionShape }).mutation(({ ctx, input }) =>
    correctPatient(ctx, input),
  ),
  remove: writeProcedure({ id }).mutation(({ ctx, input }) => removePatient(ctx, input)),
  reveal: accountProcedure
    .input(z.strictObject({ id, idempotencyKey: z.uuid() }))
    .mutation(({ ctx, input }) => revealDocument(ctx, input)),
})
