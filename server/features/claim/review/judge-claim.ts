import { fen } from '#domain/kernel/fen'
import { localDateOf } from '#domain/kernel/time'
import { type Adjudication, adjudicate, type ClaimFacts } from '#domain/mutual-aid/benefit/adjudicate'
import type { Bill } from '#domain/mutual-aid/benefit/benefit'
import { type ClaimRules, claimRules } from '#domain/mutual-aid/claim/claim-rules'
import type { Context } from '../../../platform/context'
import type { Transaction } from '../../../platform/database/database'
import type { FieldCrypto } from '../../../platform/sealing/field-crypto'
import { opened, openInvoiceNumber, sealed } from '../claim-seal'
import type { ClaimChange, ClaimRow } from '../claim-store'
import {
  coveredDaysOf,
  findPlace,
  listFirstContacts,
  listPaperKinds,
  listPastClaims,
  listReferralFacts,
  namesAround,
} from './facts-store'
import { countedLines, findTakenNumber, type InvoiceRow, listInvoices } from './invoice-store'

export interface Judgement {
  readonly rules: ClaimRules
  readonly adjudication: Adjudication
  /** What is written with the claim, whatever becomes of its status. */
  readonly change: ClaimChange
}

const TAIL = 4

/** Judges a claim by what is stored at this moment, under the rules of its day (journeys E4 48). */
export async function judgeClaim(
  ctx: Pick<Context, 'rules' | 'fieldCrypto'> & { readonly tx: Transaction },
  claim: ClaimRow,
): Promise<Judgement> {
  const all = await ctx.rules()
  const rules = claimRules(all, claim.region, claim.admittedOn)
  const handedInOn = localDateOf(claim.submittedAt)
  const { extraDays } = claimRules(all, claim.region, handedInOn)['MA-15-OUTAGE'].value
  const facts = await gatherFacts(ctx, claim, extraDays)
  const adjudication = adjudicate(facts, rules)
  const { benefit, pathway } = adjudication
  return {
    rules,
    adjudication,
    change: {
      arithmeticCipher: sealed(ctx.fieldCrypto, 'claim.arithmetic', { facts, adjudication }),
      pathway,
      eligibleFen: benefit.eligibleFen,
      deductibleFen: benefit.deductibleFen,
      benefitFen: benefit.benefitFen,
    },
  }
}

async function gatherFacts(
  { tx, fieldCrypto }: { readonly tx: Transaction; readonly fieldCrypto: FieldCrypto },
  claim: ClaimRow,
  extraDays: number,
): Promise<ClaimFacts> {
  const details = opened(fieldCrypto, 'claim.details', claim.detailsCipher)
  const { isInTerritory, hospitalName, knownDocuments = [] } = details
  const place = claim.organizationId && (await findPlace(tx, claim.organizationId, claim.region))
  const invoices = await listInvoices(tx, claim.id)
  const takenCipher = await findTakenNumber(tx, claim.id)
  return {
    care: claim.care,
    cause: claim.cause,
    admittedOn: claim.admittedOn,
    admittedAt: claim.admittedAt,
    dischargedOn: claim.dischargedOn,
    hospitalLevel: claim.hospitalLevel,
    isInCommunity: place ? place.isMember : false,
    isInTerritory,
    submittedOn: localDateOf(claim.submittedAt),
    extraDays,
    coverage: await coveredDaysOf(tx, claim.coverageId),
    firstContacts: await listFirstContacts(tx, claim),
    referrals: await listReferralFacts(tx, claim, {
      organizationId: claim.organizationId,
      name: hospitalName,
    }),
    bills: invoices.map((invoice) => billOf(invoice, fieldCrypto)),
    isOnTheirName: await isOnTheirName(tx, claim.patientId, invoices, fieldCrypto),
    duplicateTail: takenCipher && openInvoiceNumber(fieldCrypto, takenCipher).number.slice(-TAIL),
    documents: [...new Set([...knownDocuments, ...(await listPaperKinds(tx, claim.id))])],
    past: await listPastClaims(tx, { coverageId: claim.coverageId, exceptId: claim.id }),
  }
}

function billOf(invoice: InvoiceRow, fieldCrypto: FieldCrypto): Bill {
  return {
    totalFen: fen(Number(invoice.totalFen)),
    basicInsuranceFen: fen(Number(invoice.basicInsuranceFen)),
    otherPayerFen: fen(Number(invoice.otherPayerFen)),
    lines: countedLines(invoice).map(({ nameCipher, amountFen, exclusion, limitFen }) => ({
      nameZh: fieldCrypto.open('claim_invoice_line.name', nameCipher),
      amountFen: fen(Number(amountFen)),
      exclusion,
      limitFen: limitFen === null ? null : fen(Number(limitFen)),
    })),
  }
}

/** A newborn's invoices are written before it has a name of its own: a person compares those. */
async function isOnTheirName(
  tx: Transaction,
  patientId: string,
  invoices: readonly InvoiceRow[],
  fieldCrypto: FieldCrypto,
): Promise<boolean> {
  const { ownCipher, isTemporary } = await namesAround(tx, patientId)
  if (isTemporary) return true
  const own = fieldCrypto.open('patient.name', ownCipher)
  return invoices.every(
    ({ patientNameCipher }) => fieldCrypto.open('claim_invoice.patient_name', patientNameCipher) === own,
  )
}
