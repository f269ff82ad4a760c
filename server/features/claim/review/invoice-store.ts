import type { LocalDate } from '#domain/kernel/time'
import type { Reader, Transaction } from '../../../platform/database/database'

export interface NewLine {
  readonly nameCipher: string
  readonly amountFen: number
  readonly exclusion: string | null
  readonly limitFen: number | null
  readonly by: 'family' | 'reviewer'
}

export interface NewInvoice {
  readonly claimId: string
  readonly numberCipher: string
  readonly numberIndex: Buffer
  readonly patientNameCipher: string
  readonly issuedOn: LocalDate
  readonly totalFen: number
  readonly basicInsuranceFen: number
  readonly otherPayerFen: number
  readonly lines: readonly NewLine[]
}

/** One that lives in another claim is refused by its index, whoever handed it in first (journeys E4 21). */
export async function insertInvoice(tx: Transaction, invoice: NewInvoice): Promise<void> {
  const { issuedOn, totalFen, basicInsuranceFen, otherPayerFen, lines, numberIndex, ...rest } = invoice
  await tx.claimInvoice.create({
    data: {
      ...rest,
      numberIndex: new Uint8Array(numberIndex),
      issuedOn: new Date(issuedOn),
      totalFen: BigInt(totalFen),
      basicInsuranceFen: BigInt(basicInsuranceFen),
      otherPayerFen: BigInt(otherPayerFen),
      lines: { create: lines.map(lineData) },
    },
    select: { id: true },
  })
}

/** More than a family hands in at once. */
const INVOICES_MAX = 20
const LINES_MAX = 200

export type InvoiceRow = Awaited<ReturnType<typeof listInvoices>>[number]

export function listInvoices(db: Reader, claimId: string) {
  return db.claimInvoice.findMany({
    where: { claimId },
    orderBy: [{ issuedOn: 'asc' }, { id: 'asc' }],
    take: INVOICES_MAX,
    select: {
      id: true,
      numberCipher: true,
      numberIndex: true,
      patientNameCipher: true,
      issuedOn: true,
      totalFen: true,
      basicInsuranceFen: true,
      otherPayerFen: true,
      isLive: true,
      isReviewed: true,
      lines: {
        orderBy: { id: 'asc' },
        take: LINES_MAX,
        select: { nameCipher: true, amountFen: true, exclusion: true, limitFen: true, by: true },
      },
    },
  })
}

/** The number of one of a claim's invoices that lives in another claim, sealed; null when none does. */
export async function findTakenNumber(db: Reader, claimId: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ numberCipher: string }[]>`
    SELECT own.number_cipher AS "numberCipher" FROM claim_invoice AS own
    JOIN claim_invoice AS other ON other.number_index = own.number_index AND other.claim_id <> own.claim_id
      AND other.is_live
    WHERE own.claim_id = ${claimId}::uuid LIMIT 1`
  return row?.numberCipher ?? null
}

/** A claim that is over lets go of its invoices; one that is looked at again takes them back. */
export async function setInvoicesLive(tx: Transaction, claimId: string, isLive: boolean): Promise<void> {
  await tx.claimInvoice.updateMany({ where: { claimId }, data: { isLive } })
}

/** What of an invoice counts: the reviewer's lines once there are any, else the family's. */
export function countedLines({ isReviewed, lines }: Pick<InvoiceRow, 'isReviewed' | 'lines'>) {
  return lines.filter(({ by }) => by === (isReviewed ? 'reviewer' : 'family'))
}

/** The reviewer's lines in place of those they wrote before; the family's stay. @returns false for another claim's */
export async function replaceLines(
  tx: Transaction,
  { claimId, invoiceId }: { readonly claimId: string; readonly invoiceId: string },
  lines: readonly NewLine[],
): Promise<boolean> {
  const { count } = await tx.claimInvoice.updateMany({
    where: { id: invoiceId, claimId },
    data: { isReviewed: true },
  })
  if (count === 0) return false
  await tx.claimInvoiceLine.deleteMany({ where: { invoiceId, by: 'reviewer' } })
  await tx.claimInvoiceLine.createMany({ data: lines.map((line) => ({ ...lineData(line), invoiceId })) })
  return true
}

/** Basic insurance paid more than it had (journeys E4 28); less is never written. */
export async function raiseBasicInsurance(
  tx: Transaction,
  { claimId, invoiceId }: { readonly claimId: string; readonly invoiceId: string },
  basicInsuranceFen: number,
): Promise<boolean> {
  const { count } = await tx.claimInvoice.updateMany({
    where: { id: invoiceId, claimId, basicInsuranceFen: { lt: BigInt(basicInsuranceFen) } },
    data: { basicInsuranceFen: BigInt(basicInsuranceFen) },
  })
  return count === 1
}

function lineData({ amountFen, limitFen, ...line }: NewLine) {
  return { ...line, amountFen: BigInt(amountFen), limitFen: limitFen === null ? null : BigInt(limitFen) }
}
