import * as z from 'zod/mini'
import { day } from '#domain/kernel/day'
import { plainWords } from '#domain/kernel/plain-words'
import { CLAIM_CARES, CLAIM_CAUSES, HOSPITAL_LEVELS } from '#domain/mutual-aid/claim/claim-care'
import { id } from '../../../platform/api/input-shape'

/** A hundred million 元: no bill of a child has more, and no sum of them leaves the whole numbers. */
const AMOUNT_MAX = 10_000_000_000
export const amount = z.int().check(z.gte(0), z.lte(AMOUNT_MAX))
const above0 = z.int().check(z.gte(1), z.lte(AMOUNT_MAX))
const moment = z.pipe(
  z.iso.datetime({ offset: true }),
  z.transform((text) => new Date(text)),
)
/** As printed: digits and letters. */
const paperNumber = z.string().check(z.regex(/^[0-9A-Z-]{4,40}$/))

const INVOICES_MAX = 20
const LINES_MAX = 50
export const PAPERS_MAX = 30

export const lineShape = z
  .strictObject({
    nameZh: plainWords(60, 1),
    amountFen: above0,
    /** Code of an exclusion; null with a limit. */
    exclusion: z.nullable(z.string().check(z.maxLength(40))),
    limitFen: z.nullable(amount),
  })
  .check(z.refine(({ exclusion, limitFen }) => (exclusion === null) !== (limitFen === null)))
  .check(z.refine(({ limitFen, amountFen }) => limitFen === null || limitFen <= amountFen))

export const linesShape = z.array(lineShape).check(z.maxLength(LINES_MAX))

const invoiceShape = z
  .strictObject({
    code: z.optional(paperNumber),
    number: paperNumber,
    patientName: plainWords(40, 1),
    issuedOn: day,
    totalFen: above0,
    basicInsuranceFen: amount,
    otherPayerFen: amount,
    lines: linesShape,
  })
  .check(
    z.refine(
      ({ totalFen, basicInsuranceFen, otherPayerFen }) => basicInsuranceFen + otherPayerFen <= totalFen,
    ),
  )
  .check(z.refine(({ totalFen, lines }) => lines.reduce((sum, line) => sum + line.amountFen, 0) <= totalFen))

/** ICD-10 in the Chinese clinical style, e.g. `J18.000`. */
export const diagnosisCode = z.string().check(z.regex(/^[A-Z]\d{2}(\.\d{1,3})?[A-Z0-9+*]{0,4}$/))

/** Where the child was treated: a place of the county, or another by name. */
export const hospitalShape = z.union([
  z.strictObject({ organizationId: id }),
  z.strictObject({ nameZh: plainWords(60, 2), level: z.enum(HOSPITAL_LEVELS), isInTerritory: z.boolean() }),
])

/** What a family hands in. Amounts are 分, moments ISO 8601 with offset. */
export const submitShape = {
  patientId: id,
  /** The visit here that the claim is about: its coded diagnosis counts, and is not asked for on paper. */
  visitId: z.optional(id),
  care: z.enum(CLAIM_CARES),
  cause: z.enum(CLAIM_CAUSES),
  admittedOn: day,
  admittedAt: z.optional(moment),
  dischargedOn: z.nullable(day),
  hospital: hospitalShape,
  isEmergency: z.boolean(),
  diagnosis: z.strictObject({
    code: z.optional(diagnosisCode),
    nameZh: plainWords(60, 1),
  }),
  invoices: z.array(invoiceShape).check(z.minLength(1), z.maxLength(INVOICES_MAX)),
  attachmentIds: z.array(id).check(
    z.maxLength(PAPERS_MAX),
    z.refine((ids) => new Set(ids).size === ids.length),
  ),
  account: z.strictObject({
    holderName: plainWords(40, 2),
    bankName: plainWords(40, 2),
    number: z.string().check(z.regex(/^\d{12,25}$/)),
  }),
}

export type ClaimInput = z.output<z.ZodMiniObject<typeof submitShape, z.core.$strict>>

/** What a form holds before it is handed in: any part of it, and nothing that would not fit into a row. */
const DRAFT_MAX = 60_000
export const draftContent = z
  .record(z.string().check(z.maxLength(40)), z.json())
  .check(z.refine((content) => JSON.stringify(content).length <= DRAFT_MAX))

export const estimateShape = z.strictObject({
  patientId: id,
  care: z.enum(CLAIM_CARES),
  hospitalLevel: z.enum(HOSPITAL_LEVELS),
  cause: z.enum(CLAIM_CAUSES),
  billedFen: above0,
  basicInsuranceFen: amount,
  otherPayerFen: z.optional(amount),
})
