import * as z from 'zod/mini'
import { CONSENT_DECISIONS, CONSENT_PURPOSES } from '#domain/consent/consent-purpose'
import { id as patientId } from '../../platform/api/input-shape'
import { accountProcedure, publicProcedure, router, writeProcedure } from '../../platform/api/trpc'
import { decideConsent, withdrawConsent } from './decide-consent'
import { listConsents, listConsentTexts } from './list-consents'

const purpose = z.enum(CONSENT_PURPOSES)

export const consentRouter = router({
  texts: publicProcedure.input(z.strictObject({})).query(listConsentTexts),
  list: accountProcedure
    .input(z.strictObject({ patientId }))
    .query(({ ctx, input }) => listConsents(ctx, input)),
  decide: writeProcedure({
    patientId,
    purpose,
    decision: z.enum(CONSENT_DECISIONS),
    textVersion: z.string().check(z.regex(/^[\w.-]{1,40}$/)),
  }).mutation(({ ctx, input }) => decideConsent(ctx, input)),
  withdraw: writeProcedure({ patientId, purpose }).mutation(({ ctx, input }) => withdrawConsent(ctx, input)),
})
