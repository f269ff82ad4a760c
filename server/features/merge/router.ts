import * as z from 'zod/mini'
import { plainWords } from '#domain/kernel/plain-words'
import { MERGE_STATUSES } from '#domain/patient/merge'
import { id } from '../../platform/api/input-shape'
import { router, staffProcedure, staffWriteProcedure } from '../../platform/api/trpc'
import { decideMerge } from './decide-merge'
import { getMergeRequest, listMergeRequests } from './look-at-questions'

const note = plainWords(500, 2)

export const mergeRequestRouter = router({
  list: staffProcedure('front-desk', 'health-bureau')
    .input(
      z.strictObject({
        status: z.optional(z.enum(MERGE_STATUSES)),
        cursor: z.optional(z.string().check(z.maxLength(200))),
      }),
    )
    .query(({ ctx, input }) => listMergeRequests(ctx, input)),
  get: staffProcedure('front-desk', 'health-bureau')
    .input(z.strictObject({ id }))
    .query(({ ctx, input }) => getMergeRequest(ctx, input)),
  decide: staffWriteProcedure(['front-desk', 'health-bureau'], {
    id,
    decision: z.enum(['same-person', 'different-people']),
    note,
  }).mutation(({ ctx, input }) => decideMerge(ctx, input)),
})
