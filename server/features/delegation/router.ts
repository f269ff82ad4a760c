import * as z from 'zod/mini'
import { day } from '#domain/kernel/day'
import { RELATIONS } from '#domain/patient/relation'
import { id } from '../../platform/api/input-shape'
import { accountProcedure, router, writeProcedure } from '../../platform/api/trpc'
import { acceptDelegation } from './accept-delegation'
import { countTry } from './count-code-try'
import { createDelegation } from './create-delegation'
import { listDelegations } from './list-delegations'
import { previewDelegation } from './preview-delegation'
import { revokeDelegation } from './revoke-delegation'

/** 外婆: one line of whole characters. */
const label = z.string().check(z.trim(), z.minLength(1), z.maxLength(20), z.regex(/^[^\p{Cc}\p{Cs}]*$/u))
const code = z.string().check(z.maxLength(40))

export const delegationRouter = router({
  list: accountProcedure.input(z.strictObject({})).query(({ ctx }) => listDelegations(ctx)),
  create: accountProcedure
    .input(
      z.strictObject({
        patientId: id,
        label,
        relation: z.enum(RELATIONS).check(z.refine((relation) => relation !== 'self')),
        startsOn: day,
        endsOn: day,
        idempotencyKey: z.uuid(),
      }),
    )
    .mutation(({ ctx, input }) => createDelegation(ctx, input)),
  preview: accountProcedure
    .input(z.strictObject({ code }))
    .query(({ ctx, input }) => previewDelegation(ctx, input)),
  accept: writeProcedure({ code }, async (ctx, input) => void (await countTry(ctx, input))).mutation(
    ({ ctx, input }) => acceptDelegation(ctx, input),
  ),
  revoke: writeProcedure({ id }).mutation(({ ctx, input }) => revokeDelegation(ctx, input)),
})
