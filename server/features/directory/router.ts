import { publicProcedure, router, staffProcedure, staffWriteProcedure } from '../../platform/api/trpc'
import { getOrganization, getOrganizationInput } from './get-organization'
import { getPractitioner, getPractitionerInput } from './get-practitioner'
import { listOrganizations, listOrganizationsInput } from './list-organizations'
import { listPractitioners, listPractitionersInput } from './list-practitioners'
import { listStreets, listStreetsInput } from './list-streets'
import {
  listOwnOrganizations,
  listOwnOrganizationsInput,
  saveOrganization,
  saveOrganizationShape,
} from './operate-organizations'
import {
  listOwnPractitioners,
  listOwnPractitionersInput,
  savePractitioner,
  savePractitionerShape,
} from './operate-practitioners'
import { saveCertification, saveCertificationShape, saveRole, saveRoleShape } from './operate-roles'

const BUREAU = ['health-bureau'] as const

/** Browsing needs no account: whoever refuses the privacy guide still finds a place (journeys E1 39). */
export const organizationRouter = router({
  list: publicProcedure
    .input(listOrganizationsInput)
    .query(({ ctx, input }) => listOrganizations(ctx, input)),
  get: publicProcedure.input(getOrganizationInput).query(({ ctx, input }) => getOrganization(ctx, input)),
  streets: publicProcedure.input(listStreetsInput).query(({ ctx }) => listStreets(ctx)),
})

export const practitionerRouter = router({
  list: publicProcedure
    .input(listPractitionersInput)
    .query(({ ctx, input }) => listPractitioners(ctx, input)),
  get: publicProcedure.input(getPractitionerInput).query(({ ctx, input }) => getPractitioner(ctx, input)),
})

/** The directory as the county's office keeps it. */
export const directoryRouter = router({
  organizations: staffProcedure(...BUREAU)
    .input(listOwnOrganizationsInput)
    .query(({ ctx, input }) => listOwnOrganizations(ctx, input)),
  saveOrganization: staffWriteProcedure(BUREAU, saveOrganizationShape).mutation(({ ctx, input }) =>
    saveOrganization(ctx, input),
  ),
  practitioners: staffProcedure(...BUREAU)
    .input(listOwnPractitionersInput)
    .query(({ ctx, input }) => listOwnPractitioners(ctx, input)),
  savePractitioner: staffWriteProcedure(BUREAU, savePractitionerShape).mutation(({ ctx, input }) =>
    savePractitioner(ctx, input),
  ),
  saveRole: staffWriteProcedure(BUREAU, saveRoleShape).mutation(({ ctx, input }) => saveRole(ctx, input)),
  saveCertification: staffWriteProcedure(BUREAU, saveCertificationShape).mutation(({ ctx, input }) =>
    saveCertification(ctx, input),
  ),
})
