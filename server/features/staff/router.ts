import * as z from 'zod/mini'
import { router, staffProcedure, staffWriteProcedure } from '../../platform/api/trpc'
import { addStaff, addStaffInput } from './add-staff'
import { endRole } from './end-role'
import { giveRole, giveRoleInput } from './give-role'
import { listStaff, listStaffInput } from './list-staff'
import { listStaffLogIns } from './list-staff-log-ins'
import { resetSecondFactor } from './reset-second-factor'
import { revokeStaffLogIn } from './revoke-staff-log-in'

const OFFICE = ['health-bureau'] as const

/** Who works for the alliance and as what: the office's, within its tree, and never about itself. */
export const staffRouter = router({
  list: staffProcedure(...OFFICE)
    .input(listStaffInput)
    .query(({ ctx, input }) => listStaff(ctx, input)),
  add: staffWriteProcedure(OFFICE, addStaffInput).mutation(({ ctx, input }) => addStaff(ctx, input)),
  giveRole: staffWriteProcedure(OFFICE, giveRoleInput).mutation(({ ctx, input }) => giveRole(ctx, input)),
  endRole: staffWriteProcedure(OFFICE, { id: z.uuid() }).mutation(({ ctx, input }) => endRole(ctx, input)),
  logIns: staffProcedure(...OFFICE)
    .input(z.strictObject({ accountId: z.uuid() }))
    .query(({ ctx, input }) => listStaffLogIns(ctx, input)),
  revokeLogIn: staffWriteProcedure(OFFICE, { id: z.uuid() }).mutation(({ ctx, input }) =>
    revokeStaffLogIn(ctx, input),
  ),
  resetSecondFactor: staffWriteProcedure(OFFICE, { accountId: z.uuid() }).mutation(({ ctx, input }) =>
    resetSecondFactor(ctx, input),
  ),
})
