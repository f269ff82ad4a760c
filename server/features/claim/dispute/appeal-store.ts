import type { Database, Transaction } from '../../../platform/database/database'

export interface OpenAppeal {
  readonly id: string
  readonly byAccountId: string
}

export async function insertAppeal(
  tx: Transaction,
  appeal: {
    readonly claimId: string
    readonly byAccountId: string
    readonly textCipher: string
    readonly createdAt: Date
    readonly dueAt: Date
  },
): Promise<void> {
  await tx.claimAppeal.create({ data: appeal, select: { id: true } })
}

export function findOpenAppeal(tx: Transaction, claimId: string): Promise<OpenAppeal | null> {
  return tx.claimAppeal.findFirst({
    where: { claimId, status: 'open' },
    select: { id: true, byAccountId: true },
  })
}

export async function answerAppealRow(
  tx: Transaction,
  id: string,
  answer: {
    readonly status: 'upheld' | 'dismissed'
    readonly answerCipher: string
    readonly answeredAt: Date
    readonly answeredByAccountId: string
  },
): Promise<void> {
  await tx.claimAppeal.update({ where: { id }, data: answer, select: { id: true } })
}

/** When the last appeal was answered that the family was right in; null without one. */
export async function findUpheldAt(tx: Transaction, claimId: string): Promise<Date | null> {
  const row = await tx.claimAppeal.findFirst({
    where: { claimId, status: 'upheld' },
    orderBy: { answeredAt: 'desc' },
    select: { answeredAt: true },
  })
  return row?.answeredAt ?? null
}

/** More than a family makes: each has to be answered before the next. */
const APPEALS_MAX = 20

export function listAppeals(db: Database | Transaction, claimId: string) {
  return db.claimAppeal.findMany({
    where: { claimId },
    orderBy: { createdAt: 'asc' },
    take: APPEALS_MAX,
    select: {
      id: true,
      textCipher: true,
      createdAt: true,
      dueAt: true,
      status: true,
      answerCipher: true,
      answeredAt: true,
    },
  })
}
