import * as z from 'zod/mini'
import { accountProcedure, router, writeProcedure } from '../../platform/api/trpc'
import { closeAccount } from './close-account'
import { exportAccount } from './export-account'
import { readClosing } from './read-closing'

export const accountRouter = router({
  // Made anew each time and kept nowhere: the table of intents holds answers in plain text.
  export: accountProcedure
    .input(z.strictObject({ idempotencyKey: z.uuid() }))
    .mutation(({ ctx }) => exportAccount(ctx)),
  closing: accountProcedure.input(z.strictObject({})).query(({ ctx }) => readClosing(ctx)),
  close: writeProcedure({}).mutation(({ ctx, input }) => closeAccount(ctx, input)),
})
