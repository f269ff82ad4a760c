import type { ClaimDocument } from '#domain/mutual-aid/claim/claim-document'
import type { Reader, Transaction } from '../../../platform/database/database'
import type { PatientScope } from '../../../platform/scope/patient-scope'

/** Pictures are kept as JPEG, whatever they came as. */
export type PaperType = 'image/jpeg' | 'application/pdf'

export interface NewPaper {
  readonly id: string
  readonly kind: ClaimDocument
  readonly mediaType: PaperType
  readonly sizeBytes: number
  readonly digest: string
  readonly createdAt: Date
}

/** @returns false when the account has as many that wait for a claim as it may */
export async function insertPaper(
  tx: Transaction,
  { patientId, accountId }: PatientScope,
  paper: NewPaper,
  waitingMax: number,
): Promise<boolean> {
  // Of one account's papers one is added at a time: the count below holds.
  await tx.$queryRaw`SELECT FROM account WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`
  const waiting = await tx.claimAttachment.count({
    where: { byAccountId: accountId, claimId: null, withdrawnAt: null },
  })
  if (waiting >= waitingMax) return false
  await tx.claimAttachment.create({
    data: { ...paper, patientId, byAccountId: accountId },
    select: { id: true },
  })
  return true
}

/** @returns how many of them are the account's, of the child, and in no claim yet */
export async function attachPapers(
  tx: Transaction,
  {
    claimId,
    patientId,
    accountId,
  }: { readonly claimId: string; readonly patientId: string; readonly accountId: string },
  ids: readonly string[],
): Promise<number> {
  const { count } = await tx.claimAttachment.updateMany({
    where: { id: { in: [...ids] }, patientId, byAccountId: accountId, claimId: null, withdrawnAt: null },
    data: { claimId },
  })
  return count
}

export async function countPapers(db: Reader, claimId: string): Promise<number> {
  return db.claimAttachment.count({ where: { claimId, withdrawnAt: null } })
}

export interface PaperRow {
  readonly id: string
  readonly claimId: string | null
  readonly patientId: string
  readonly byAccountId: string
  readonly kind: ClaimDocument
  readonly mediaType: PaperType
  readonly sizeBytes: number
  readonly digest: string
  readonly createdAt: Date
}

const PAPER = {
  id: true,
  claimId: true,
  patientId: true,
  byAccountId: true,
  kind: true,
  mediaType: true,
  sizeBytes: true,
  digest: true,
  createdAt: true,
} as const

export async function findPaper(db: Reader, id: string): Promise<PaperRow | null> {
  const row = await db.claimAttachment.findFirst({ where: { id, withdrawnAt: null }, select: PAPER })
  return row as PaperRow | null
}

const PAPERS_MAX = 100

export async function listPapers(db: Reader, claimId: string): Promise<readonly PaperRow[]> {
  const rows = await db.claimAttachment.findMany({
    where: { claimId, withdrawnAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: PAPERS_MAX,
    select: PAPER,
  })
  return rows as readonly PaperRow[]
}

/** Papers that nobody handed in: their files may go. */
export async function listWaitingBefore(db: Reader, moment: Date, limit: number): Promise<readonly string[]> {
  const rows = await db.claimAttachment.findMany({
    where: { claimId: null, withdrawnAt: null, createdAt: { lt: moment } },
    orderBy: { createdAt: 'asc' },
    take: limit,
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** Only while no claim has taken it in the meantime. */
export async function withdrawWaiting(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.claimAttachment.updateMany({
    where: { id, claimId: null, withdrawnAt: null },
    data: { withdrawnAt: now },
  })
  return count === 1
}

/** Which of the ids name a paper that stands. */
export async function listStanding(db: Reader, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.claimAttachment.findMany({
    where: { id: { in: [...ids] }, withdrawnAt: null },
    select: { id: true },
  })
  return new Set(rows.map(({ id }) => id))
}
