import * as z from 'zod/mini'
import { signatureStrokes } from '#domain/contract/finger-signature'
import { questionnaire } from '#domain/contract/questionnaire'
import { day } from '#domain/kernel/day'
import { plainWords } from '#domain/kernel/plain-words'
import { KEY_GROUPS } from '#domain/key-group/key-group'
import { id } from '../../../platform/api/input-shape'

const packageIds = z.array(id).check(z.minLength(1), z.maxLength(5))
const startsOn = z.optional(day)

/** A family at once: more live in no household that an account may hold. */
export const HOUSEHOLD_MAX = 10

/** What is read before it is signed. */
export const agreementInput = z.strictObject({
  teamId: id,
  patientId: id,
  packageIds,
  startsOn,
  previousId: z.optional(id),
})
export type AgreementInput = z.output<typeof agreementInput>

/** Which text was read. */
const readShape = {
  agreementVersion: z.string().check(z.regex(/^[\w.-]{1,40}$/)),
  agreementHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
}

/** What one resident hands in. */
const signedShape = {
  packageIds,
  questionnaire,
  ...readShape,
  consents: z.strictObject({ teamRecord: z.boolean(), gridWorker: z.boolean() }),
  /** Null where a helper fills it in: the resident's own yes comes later. */
  signature: z.nullable(signatureStrokes),
  /** The resident's own number, for their yes. */
  helperPhone: z.optional(z.string().check(z.maxLength(40))),
}
const application = z.strictObject({
  patientId: id,
  declaredGroups: z.array(z.enum(KEY_GROUPS)).check(z.maxLength(KEY_GROUPS.length)),
  ...signedShape,
})
export type ApplicationInput = z.output<typeof application>

export const submitShape = {
  teamId: id,
  gridId: z.nullable(id),
  buildingId: z.nullable(id),
  /** Unit and door, in words. */
  address: plainWords(120, 1),
  startsOn,
  /** The contract that is renewed or left for another team; then one resident at a time. */
  previousId: z.optional(id),
  applications: z.array(application).check(
    z.minLength(1),
    z.maxLength(HOUSEHOLD_MAX),
    z.refine((all) => new Set(all.map(({ patientId }) => patientId)).size === all.length),
  ),
}
export type SubmitInput = z.output<z.ZodMiniObject<typeof submitShape, z.core.$strict>>

/** What two members of the team fill in for somebody who stands before them. */
export const onSiteShape = {
  teamId: id,
  patientId: id,
  gridId: z.nullable(id),
  buildingId: z.nullable(id),
  address: plainWords(120, 1),
  packageIds,
  questionnaire,
  consents: signedShape.consents,
}
export type OnSiteInput = z.output<z.ZodMiniObject<typeof onSiteShape, z.core.$strict>>

export const againShape = { id, ...readShape, signature: signedShape.signature }

export const renewShape = { id: id, startsOn, ...signedShape }
export type RenewInput = z.output<z.ZodMiniObject<typeof renewShape, z.core.$strict>>
