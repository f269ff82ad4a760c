import { DomainError } from '#domain/kernel/errors'
import { type Fen, fen } from '#domain/kernel/fen'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { CLAIM_DOCUMENT_NAMES_ZH } from '#domain/mutual-aid/claim/claim-document'
import { claimRules, type Exclusion } from '#domain/mutual-aid/claim/claim-rules'
import { ageInWords } from '#domain/patient/display'
import type { StaffContext } from '../../../platform/context'
import { opened, openInvoiceNumber, type PayeeAccount } from '../claim-seal'
import { type ClaimRow, findClaimOfPlan } from '../claim-store'
import { listAppeals } from '../dispute/appeal-store'
import { listOpenObjections } from '../dispute/objection-store'
import { listPapers } from '../filing/attachment-store'
import { personOf } from '../filing/person-store'
import { listRecoveries } from '../payment/recovery-store'
import { paperLine } from '../reading/read-claims'
import { claimLine, explain, historyOf } from '../reading/show-claim'
import { listSteps } from '../step-store'
import { listPlaces, namesAround } from './facts-store'
import { countedLines, type InvoiceRow, listInvoices } from './invoice-store'
import { noteLook, refuseFamily } from './staff-claim'

const OBJECTIONS_MAX = 50
const TAIL = 4

/**
 * A claim as the office decides about it, whole. The look is written down.
 *
 * @throws not_found alike; claim_conflict for whoever acts for the child
 */
export async function readApplication(ctx: StaffContext, { id }: { readonly id: string }) {
  const { db, fieldCrypto } = ctx
  const now = ctx.now()
  const claim = await findClaimOfPlan(db, ctx.staff, id)
  if (!claim) throw new DomainError('not_found')
  await refuseFamily(ctx, claim)
  await noteLook(ctx, db, 'claim.application', [claim.patientId])
  const person = await personOf(db, claim.patientId)
  const names = await namesAround(db, claim.patientId)
  const details = opened(fieldCrypto, 'claim.details', claim.detailsCipher)
  const { adjudication } = opened(fieldCrypto, 'claim.arithmetic', claim.arithmeticCipher ?? '')
  const { exclusions } = claimRules(await ctx.rules(), claim.region, claim.admittedOn)['MA-13'].value
  const holders = names.guardianCiphers.map((cipher) => fieldCrypto.open('patient.name', cipher))
  return {
    ...claimLine(claim, fieldCrypto, now),
    patient: {
      name: fieldCrypto.open('patient.name', person.nameCipher),
      age: ageInWords(localDateOf(person.birthDate), localDateOf(now)),
      verification: person.verification,
    },
    care: claim.care,
    cause: claim.cause,
    isEmergency: claim.isEmergency,
    admittedAt: claim.admittedAt && toIsoShanghai(claim.admittedAt),
    dischargedOn: claim.dischargedOn,
    hospitalLevel: claim.hospitalLevel,
    organizationId: claim.organizationId,
    isInTerritory: details.isInTerritory,
    diagnosis: details.diagnosis,
    diseaseGroup: claim.diseaseGroup,
    knownDocuments: (details.knownDocuments ?? []).map((kind) => CLAIM_DOCUMENT_NAMES_ZH[kind]),
    account: accountFor(ctx, details.account),
    /** Whose names are not known cannot be compared by machine (journeys E4 23). */
    isHolderKnown: holders.includes(details.account.holderName),
    moreAsked: claim.moreAsked,
    isSampled: claim.isSampled,
    rejectCode: claim.rejectCode,
    isReviewedByMe: claim.reviewerAccountId === ctx.account.id,
    publicUntil: claim.publicUntil,
    payBy: claim.payBy,
    paidFen: Number(claim.paidFen),
    ...(await amountToSend(ctx, claim)),
    findings: adjudication.findings,
    ...explain(claim, fieldCrypto),
    invoices: (await listInvoices(db, id)).map((invoice) => invoiceView(invoice, ctx, exclusions)),
    /** Where a child of the county may have been treated, for whoever corrects it. */
    places: await listPlaces(db, claim.region),
    attachments: (await listPapers(db, id)).map(paperLine),
    history: historyOf(await listSteps(db, id), fieldCrypto),
    appeals: (await listAppeals(db, id)).map(({ textCipher, status, dueAt }) => ({
      status,
      text: fieldCrypto.open('claim_appeal.text', textCipher),
      dueAt: toIsoShanghai(dueAt),
    })),
    objections: (await listOpenObjections(db, ctx.staff, id, OBJECTIONS_MAX)).map(
      ({ id: objectionId, textCipher, dueAt }) => ({
        id: objectionId,
        text: fieldCrypto.open('claim_objection.text', textCipher),
        dueAt: toIsoShanghai(dueAt),
      }),
    ),
    recoveries: (await listRecoveries(db, id)).map(({ amountFen, receivedAt, id: recoveryId, reason }) => ({
      id: recoveryId,
      reason,
      amountFen: Number(amountFen),
      receivedAt: receivedAt && toIsoShanghai(receivedAt),
    })),
  }
}

/** What the custodian sends, and what is kept of it for a fee that is owed (rules MA-19). */
async function amountToSend(
  { db, access }: StaffContext,
  { coverageId, benefitFen, paidFen }: ClaimRow,
): Promise<{ sendFen: Fen; owedFen: Fen }> {
  const aidFen = fen(Math.max(Number(benefitFen ?? 0) - Number(paidFen), 0))
  const owedFen = await access.owedOf(db, { coverageId, aidFen })
  return { sendFen: fen(aidFen - owedFen), owedFen }
}

/** The whole number is for whoever sends the money; the others compare the name. */
function accountFor({ staff }: StaffContext, account: PayeeAccount): PayeeAccount {
  if (staff.role === 'fund-custodian') return account
  return { ...account, number: `尾号 ${account.number.slice(-TAIL)}` }
}

function invoiceView(invoice: InvoiceRow, { fieldCrypto }: StaffContext, exclusions: readonly Exclusion[]) {
  const { id, numberCipher, patientNameCipher, issuedOn, lines, isReviewed } = invoice
  const line = ({ nameCipher, amountFen, exclusion, limitFen }: (typeof lines)[number]) => ({
    nameZh: fieldCrypto.open('claim_invoice_line.name', nameCipher),
    amountFen: Number(amountFen),
    exclusion,
    exclusionZh: exclusions.find(({ code }) => code === exclusion)?.nameZh ?? exclusion,
    limitFen: limitFen === null ? null : Number(limitFen),
  })
  return {
    id,
    ...openInvoiceNumber(fieldCrypto, numberCipher),
    patientName: fieldCrypto.open('claim_invoice.patient_name', patientNameCipher),
    issuedOn: localDateOf(issuedOn),
    totalFen: Number(invoice.totalFen),
    basicInsuranceFen: Number(invoice.basicInsuranceFen),
    otherPayerFen: Number(invoice.otherPayerFen),
    lines: countedLines(invoice).map(line),
    /** What the family had written before the reviewer did; null while it is what counts. */
    familyLines: isReviewed ? lines.filter(({ by }) => by === 'family').map(line) : null,
  }
}
