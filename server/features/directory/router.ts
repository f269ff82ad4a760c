import { publicProcedure, router } from '../../platform/trpc'
import { getOrganization, getOrganizationInput } from './get-organization'
import { getPractitioner, getPractitionerInput } from './get-practitioner'
import { listOrganizations, listOrganizationsInput } from './list-organizations'
import { listPractitioners, listPractitionersInput } from './list-practitioners'
import { listStreets, listStreetsInput } from './list-streets'

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
