import * as z from 'zod/mini'
import { CLINICAL_ROLES } from '#domain/account/account-role'
import { plainWords } from '#domain/kernel/plain-words'
import { DECLARABLE_KEY_GROUPS } from '#domain/key-group/key-group'
import { id } from '../../platform/api/input-shape'
import { accountProcedure, router, staffProcedure, staffWriteProcedure } from '../../platform/api/trpc'
import { addKeyGroup, endKeyGroup, listKeyGroups } from './confirm-key-group'
import { listPackages, listPackagesInput, listPackagesOnSite } from './list-packages'

/** Of `contract.*`, what is chosen from: by a family, or before two members of a team. */
export const keyGroupContractProcedures = {
  packages: accountProcedure.input(listPackagesInput).query(({ ctx, input }) => listPackages(ctx, input)),
  packagesOnSite: staffProcedure(...CLINICAL_ROLES)
    .input(z.strictObject({ patientId: id }))
    .query(({ ctx, input }) => listPackagesOnSite(ctx, input)),
}

/** What a team knows of the groups of its residents. */
export const keyGroupRouter = router({
  list: staffProcedure(...CLINICAL_ROLES)
    .input(z.strictObject({ patientId: id }))
    .query(({ ctx, input }) => listKeyGroups(ctx, input)),
  add: staffWriteProcedure(CLINICAL_ROLES, {
    patientId: id,
    group: z.enum(DECLARABLE_KEY_GROUPS),
    evidence: plainWords(300, 2),
  }).mutation(({ ctx, input }) => addKeyGroup(ctx, input)),
  end: staffWriteProcedure(CLINICAL_ROLES, { id }).mutation(({ ctx, input }) => endKeyGroup(ctx, input)),
})
