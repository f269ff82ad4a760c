import { router, staffProcedure, staffWriteProcedure } from '../../platform/api/trpc'
import { listChanges, listChangesInput } from './list-changes'
import { revertChange, revertChangeShape } from './revert-change'

const BUREAU = ['health-bureau'] as const

export const changeRouter = router({
  list: staffProcedure(...BUREAU)
    .input(listChangesInput)
    .query(({ ctx, input }) => listChanges(ctx, input)),
  revert: staffWriteProcedure(BUREAU, revertChangeShape).mutation(({ ctx, input }) =>
    revertChange(ctx, input),
  ),
})
