import { DomainError } from '#domain/kernel/errors'
import { addDays, localDateOf } from '#domain/kernel/time'
import type { ClaimCare } from '#domain/mutual-aid/claim/claim-care'
import { claimDueAt } from '#domain/mutual-aid/claim/claim-clock'
import { CLAIM_DOCUMENT_NAMES_ZH, type ClaimDocument } from '#domain/mutual-aid/claim/claim-document'
import { type ClaimRules, claimRules } from '#domain/mutual-aid/claim/claim-rules'
import type { ClaimStatus } from '#domain/mutual-aid/claim/claim-status'
import { diseaseGroupZh } from '#domain/mutual-aid/claim/disease-group'
import { missingDocuments } from '#domain/mutual-aid/claim/missing-documents'
import type { WriteContext } from '../../../platform/context'
import type { PatientScope } from '../../../platform/scope/patient-scope'
import { invoiceIndex, sealed, sealInvoiceNumber } from '../claim-seal'
import { findClaim, insertClaim, nextNumber, updateClaim } from '../claim-store'
import { coverageOfEvent, listPaperKinds, namesAround } from '../review/facts-store'
import { insertInvoice } from '../review/invoice-store'
import { judgeClaim } from '../review/judge-claim'
import { insertStep } from '../step-store'
import { tellFamily } from '../tell-family'
import { attachPapers } from './attachment-store'
import type { ClaimInput } from './claim-input'
import { deleteDraft, saveDraftRow } from './draft-store'
import { knownFacts } from './known-facts'
import { placeOf } from './place-of-treatment'

/** Longer ago than any claim can be handed in, whatever was prolonged. */
const EVENT_MAX_DAYS = 600

/** Keeps what a form holds, in place of what was kept before. @throws not_found alike; delegate_not_permitted */
export async function saveDraft(
  ctx: WriteContext,
  { patientId, content }: { readonly patientId: string; readonly content: unknown },
): Promise<{ id: string }> {
  const now = ctx.now()
  const scope = await ctx.access.guardianScope(ctx.tx, ctx.account, patientId, localDateOf(now))
  const contentCipher = sealed(ctx.fieldCrypto, 'claim_draft.content', content)
  return { id: await saveDraftRow(ctx.tx, scope, { contentCipher, savedAt: now }) }
}

/**
 * Hands a claim in: it has a number, a first judgement and a clock from then on.
 *
 * @throws not_found alike for other families' children, visits and papers; delegate_not_permitted; claim_no_coverage;
 * claim_papers_missing with their names; claim_account_unnamed; claim_invoice_taken for an invoice that lives in another
 * claim; input_invalid for days that cannot be
 */
export async function submitClaim(
  ctx: WriteContext,
  input: ClaimInput,
): Promise<{ id: string; number: string; status: ClaimStatus }> {
  const { tx, fieldCrypto } = ctx
  const now = ctx.now()
  const today = localDateOf(now)
  const scope = await ctx.access.guardianScope(tx, ctx.account, input.patientId, today)
  if (input.admittedOn < addDays(today, -EVENT_MAX_DAYS)) {
    throw new DomainError('input_invalid', { fields: ['admittedOn'] })
  }
  const coverage = await coverageOfEvent(tx, scope.patientId, input.admittedOn)
  if (!coverage) throw new DomainError('claim_no_coverage')
  const rules = claimRules(await ctx.rules(), coverage.region, input.admittedOn)
  refuseImpossible(input, today, rules)
  await refuseOtherPayee(ctx, scope, input.account.holderName)
  const place = await placeOf(tx, input.hospital, coverage.region)
  const known = await knownFacts(tx, fieldCrypto, scope, input)
  const { account } = input
  const code = input.diagnosis.code ?? known.diagnosis?.code ?? null
  const details = {
    diagnosis: { code, nameZh: input.diagnosis.nameZh },
    hospitalName: place.name,
    isInTerritory: place.isInTerritory,
    account,
    knownDocuments: known.documents,
  }
  const number = await nextNumber(tx, coverage.planCode, today.slice(0, 4))
  const id = await insertClaim(tx, number, {
    planId: coverage.planId,
    coverageId: coverage.id,
    patientId: scope.patientId,
    accountId: scope.accountId,
    care: input.care,
    cause: input.cause,
    admittedOn: input.admittedOn,
    admittedAt: input.admittedAt ?? null,
    dischargedOn: input.dischargedOn,
    organizationId: place.organizationId,
    hospitalLevel: place.level,
    isEmergency: input.isEmergency,
    diseaseGroup: diseaseGroupZh(code),
    detailsCipher: sealed(fieldCrypto, 'claim.details', details),
    billedFen: input.invoices.reduce((sum, { totalFen }) => sum + totalFen, 0),
    submittedAt: now,
    dueAt: claimDueAt('first-look', now, [], rules),
  })
  await insertInvoices(ctx, id, input)
  const attached = await attachPapers(tx, { claimId: id, ...scope }, input.attachmentIds)
  if (attached !== input.attachmentIds.length) throw new DomainError('not_found')
  await refuseMissingPapers(ctx, id, { care: input.care, known: known.documents }, rules)
  await judgeFirst(ctx, id)
  await deleteDraft(tx, scope)
  await tellFamily(ctx, tx, { id, patientId: scope.patientId }, { kind: 'claim-submitted' })
  return { id, number, status: 'submitted' }
}

/** The first judgement, before anybody has looked: the family sees at once how it stands. */
async function judgeFirst(ctx: WriteContext, id: string): Promise<void> {
  const claim = await findClaim(ctx.tx, id)
  if (!claim) throw new Error('what was just written is there')
  const { change } = await judgeClaim(ctx, claim)
  const by = { accountId: ctx.account.id, at: ctx.now() }
  await updateClaim(ctx.tx, id, change, by)
  const { arithmeticCipher } = change
  await insertStep(ctx.tx, {
    claimId: id,
    kind: 'submit',
    byAccountId: by.accountId,
    at: by.at,
    arithmeticCipher: arithmeticCipher ?? null,
  })
}

function refuseImpossible(input: ClaimInput, today: string, rules: ClaimRules): void {
  const { admittedOn, admittedAt, dischargedOn, care, invoices } = input
  const fields: string[] = []
  if (admittedOn > today) fields.push('admittedOn')
  if (admittedAt && localDateOf(admittedAt) !== admittedOn) fields.push('admittedAt')
  if (dischargedOn !== null && (dischargedOn < admittedOn || dischargedOn > today))
    fields.push('dischargedOn')
  // Somebody who is still in hospital has not been billed for it.
  if (care === 'inpatient' && dischargedOn === null) fields.push('dischargedOn')
  const known = new Set(rules['MA-13'].value.exclusions.map(({ code }) => code))
  const codes = invoices.flatMap(({ lines }) => lines.map(({ exclusion }) => exclusion))
  if (codes.some((code) => code !== null && !known.has(code))) fields.push('invoices')
  if (invoices.some(({ issuedOn }) => issuedOn > today)) fields.push('invoices')
  const numbers = invoices.map(({ code, number }) => `${code ?? ''} ${number}`)
  if (new Set(numbers).size !== numbers.length) fields.push('invoices')
  if (fields.length > 0) throw new DomainError('input_invalid', { fields: [...new Set(fields)] })
}

/** The card is a guardian's (journeys E4 23). Whose names are not known, whoever reviews compares. */
async function refuseOtherPayee(ctx: WriteContext, scope: PatientScope, holderName: string): Promise<void> {
  const { ownCipher, guardianCiphers } = await namesAround(ctx.tx, scope.patientId)
  const names = guardianCiphers.map((cipher) => ctx.fieldCrypto.open('patient.name', cipher))
  const known =
    scope.relation === 'self' ? [...names, ctx.fieldCrypto.open('patient.name', ownCipher)] : names
  if (known.length > 0 && !known.includes(holderName)) throw new DomainError('claim_account_unnamed')
}

async function insertInvoices({ tx, fieldCrypto }: WriteContext, claimId: string, input: ClaimInput) {
  for (const { code, number, patientName, lines, ...invoice } of input.invoices) {
    const paper = { code: code ?? null, number }
    await insertInvoice(tx, {
      ...invoice,
      claimId,
      numberCipher: sealInvoiceNumber(fieldCrypto, paper),
      numberIndex: invoiceIndex(fieldCrypto, paper),
      patientNameCipher: fieldCrypto.seal('claim_invoice.patient_name', patientName),
      lines: lines.map(({ nameZh, ...line }) => ({
        ...line,
        nameCipher: fieldCrypto.seal('claim_invoice_line.name', nameZh),
        by: 'family',
      })),
    })
  }
}

async function refuseMissingPapers(
  ctx: WriteContext,
  claimId: string,
  { care, known }: { readonly care: ClaimCare; readonly known: readonly ClaimDocument[] },
  rules: ClaimRules,
): Promise<void> {
  const given = new Set([...known, ...(await listPaperKinds(ctx.tx, claimId))])
  const kinds = missingDocuments(care, given, rules).map((kind) => CLAIM_DOCUMENT_NAMES_ZH[kind])
  if (kinds.length > 0) throw new DomainError('claim_papers_missing', { kinds })
}
