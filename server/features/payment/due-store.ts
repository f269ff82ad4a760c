import type { Database } from '../../platform/database/database'

interface Due {
  readonly id: string
  readonly asked: number
}

/** Whose turn it is to be asked about at WeChat, the longest overdue first. */
export function listDuePayments(db: Database, now: Date, limit: number): Promise<Due[]> {
  return db.payment.findMany({
    where: { askAt: { lte: now }, status: 'pending' },
    orderBy: [{ askAt: 'asc' }, { id: 'asc' }],
    take: limit,
    select: { id: true, asked: true },
  })
}

export function listDueRefunds(db: Database, now: Date, limit: number): Promise<Due[]> {
  return db.refund.findMany({
    where: { askAt: { lte: now }, status: { in: ['asked', 'processing'] } },
    orderBy: [{ askAt: 'asc' }, { id: 'asc' }],
    take: limit,
    select: { id: true, asked: true },
  })
}

/** Takes one turn of asking and says when the next is. False when another process was faster. */
export async function claimPaymentAsk(db: Database, { id, asked }: Due, next: Date): Promise<boolean> {
  const { count } = await db.payment.updateMany({
    where: { id, asked, status: 'pending' },
    data: { asked: Math.min(asked + 1, ASKED_MAX), askAt: next },
  })
  return count > 0
}

export async function claimRefundAsk(db: Database, { id, asked }: Due, next: Date): Promise<boolean> {
  const { count } = await db.refund.updateMany({
    where: { id, asked, status: { in: ['asked', 'processing'] } },
    data: { asked: Math.min(asked + 1, ASKED_MAX), askAt: next },
  })
  return count > 0
}

/** The column holds small numbers; who was asked about so often is asked about at the same pace for ever. */
const ASKED_MAX = 30_000
