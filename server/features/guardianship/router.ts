import * as z from 'zod/mini'
import { plainWords } from '#domain/kernel/plain-words'
import { DOCUMENT_TYPES } from '#domain/patient/document-type'
import { RELATION_PROOFS } from '#domain/patient/relation-proof'
import { id } from '../../platform/api/input-shape'
import {
  accountProcedure,
  router,
  staffProcedure,
  staffWriteProcedure,
  writeProcedure,
} from '../../platform/api/trpc'
import { decideAsGuardian, decideAsStaff } from './decide-guardianship'
import { findRequestsAtDesk, getRequestForStaff, listRequestsForStaff } from './list-for-staff'
import { listGuardianship } from './list-guardianship'
import { listMembers } from './list-members'
import { withdrawGuardianship } from './withdraw-guardianship'

export const guardianshipRouter = router({
  list: accountProcedure.input(z.strictObject({})).query(({ ctx }) => listGuardianship(ctx)),
  members: accountProcedure
    .input(z.strictObject({ patientId: id }))
    .query(({ ctx, input }) => listMembers(ctx, input)),
  approve: writeProcedure({ id }).mutation(({ ctx, input }) => decideAsGuardian(ctx, input, 'approve')),
  refuse: writeProcedure({ id }).mutation(({ ctx, input }) => decideAsGuardian(ctx, input, 'refuse')),
  withdraw: writeProcedure({ id }).mutation(({ ctx, input }) => withdrawGuardianship(ctx, input)),
  staffList: staffProcedure('health-bureau')
    .input(z.strictObject({ cursor: z.optional(z.string().check(z.maxLength(200))) }))
    .query(({ ctx, input }) => listRequestsForStaff(ctx, input)),
  staffGet: staffProcedure('health-bureau')
    .input(z.strictObject({ id }))
    .query(({ ctx, input }) => getRequestForStaff(ctx, input)),
  staffFind: staffProcedure('front-desk', 'health-bureau')
    .input(
      z.strictObject({ documentType: z.enum(DOCUMENT_TYPES), number: z.string().check(z.maxLength(64)) }),
    )
    .query(({ ctx, input }) => findRequestsAtDesk(ctx, input)),
  staffDecide: staffWriteProcedure(['front-desk', 'health-bureau'], {
    id,
    decision: z.enum(['approve', 'refuse']),
    proof: z.optional(z.enum(RELATION_PROOFS)),
    note: plainWords(500, 2),
  }).mutation(({ ctx, input }) => decideAsStaff(ctx, input)),
})
