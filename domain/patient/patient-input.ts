import * as z from 'zod/mini'
import { SEXES } from '../kernel/sex'
import { isLocalDate } from '../kernel/time'
import { DOCUMENT_TYPES } from './document-type'
import { RELATIONS } from './relation'

/**
 * The shape of what a person is added with; what it means is read by `readPerson`. The lengths only keep an
 * oversized text from being looked at: the rules' own limits are lower and have their own sentences.
 */
export const patientDraftShape = {
  name: z.string().check(z.maxLength(200)),
  relation: z.enum(RELATIONS),
  document: z.strictObject({ type: z.enum(DOCUMENT_TYPES), number: z.string().check(z.maxLength(64)) }),
  birthDate: z.optional(z.string().check(z.refine(isLocalDate))),
  sex: z.optional(z.enum(SEXES)),
}

const patientDraft = z.strictObject(patientDraftShape)
export type PatientDraft = z.infer<typeof patientDraft>
