import * as z from 'zod/mini'
import { day } from '../kernel/day'
import { SEXES } from '../kernel/sex'
import { isLocalDate } from '../kernel/time'
import { DOCUMENT_TYPES } from './document-type'
import { RELATIONS } from './relation'

/**
 * The shape of what a person is added with; what it means is read by `readPerson`. The lengths only keep an
 * oversized text from being looked at: the rules' own limits are lower and have their own sentences.
 */
const name = z.string().check(z.maxLength(200))
const document = z.strictObject({ type: z.enum(DOCUMENT_TYPES), number: z.string().check(z.maxLength(64)) })

export const patientDraftShape = {
  name,
  relation: z.enum(RELATIONS),
  document,
  birthDate: z.optional(z.string().check(z.refine(isLocalDate))),
  sex: z.optional(z.enum(SEXES)),
  /** A newborn's, like 林晓敏之女: only beside a birth certificate (rules D-ID-05). */
  nameIsTemporary: z.optional(z.boolean()),
  /** The text about keeping a child's data to which the guardian has just said yes (rules D-PR). */
  consent: z.optional(z.strictObject({ textVersion: z.string().check(z.regex(/^[\w.-]{1,40}$/)) })),
}

/** Another document for a person who is known, and perhaps the name that stands on it. */
export const replacementShape = { document, name: z.optional(name) }

export const correctionShape = {
  name: z.optional(name),
  birthDate: z.optional(day),
  sex: z.optional(z.enum(SEXES)),
}

const patientDraft = z.strictObject(patientDraftShape)
export type PatientDraft = z.infer<typeof patientDraft>
