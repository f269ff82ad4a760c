import * as z from 'zod/mini'
import { day } from '#domain/kernel/day'
import { SERVICES } from '#domain/kernel/healthcare-service'
import { HALF_DAYS } from '#domain/waitlist/waitlist-entry'
import { id } from '../../platform/api/input-shape'
import { accountProcedure, publicProcedure, router, writeProcedure } from '../../platform/api/trpc'
import { acceptOffer, declineOffer } from './answer-offer'
import { joinWaitlist } from './join-waitlist'
import { leaveWaitlist, resumeWaiting } from './leave-waitlist'
import { listWaitlist, readOrder } from './read-waitlist'

const service = z.enum(SERVICES)

/** Waiting for a seat that comes free (候补): of an entry `join`, `leave` and `resume`, of an offer `accept` and `decline`. */
export const waitlistRouter = router({
  join: writeProcedure({
    patientId: id,
    organizationId: id,
    service,
    practitionerId: z.nullable(id),
    fromDay: day,
    toDay: day,
    halfDay: z.enum(HALF_DAYS),
  }).mutation(({ ctx, input }) => {
    const { idempotencyKey: _, ...wish } = input
    return joinWaitlist(ctx, wish)
  }),
  leave: writeProcedure({ id }).mutation(({ ctx, input }) => leaveWaitlist(ctx, input)),
  resume: writeProcedure({ id }).mutation(({ ctx, input }) => resumeWaiting(ctx, input)),
  list: accountProcedure.input(z.strictObject({})).query(({ ctx }) => listWaitlist(ctx)),
  accept: writeProcedure({ id }).mutation(({ ctx, input }) => acceptOffer(ctx, input)),
  decline: writeProcedure({ id }).mutation(({ ctx, input }) => declineOffer(ctx, input)),
  order: publicProcedure
    .input(z.strictObject({ organizationId: id, service, practitionerId: z.optional(id) }))
    .query(({ ctx, input }) => readOrder(ctx, input)),
})
