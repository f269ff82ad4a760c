import type { RejectCode } from '#domain/mutual-aid/claim/reject-code'
import type { Database, Transaction } from '../../platform/database/database'

/** What was done with a claim. */
export type ClaimStepKind =
  | 'submit'
  | 'ask-more'
  | 'answer'
  | 'review'
  | 'approve'
  | 'return'
  | 'reject'
  | 'publish'
  | 'object'
  | 'answer-objection'
  | 'pay'
  | 'appeal'
  | 'answer-appeal'
  | 'correct'
  | 'set-lines'
  | 'recompute'
  | 'recover'
  | 'recovered'
  | 'close'
  | 'withdraw'

export interface NewStep {
  readonly claimId: string
  readonly kind: ClaimStepKind
  /** Null: the clock. */
  readonly byAccountId: string | null
  readonly at: Date
  readonly rejectCode?: RejectCode | null
  readonly benefitFen?: number
  readonly textCipher?: string
  readonly arithmeticCipher?: string | null
}

export async function insertStep(tx: Transaction, { benefitFen, ...step }: NewStep): Promise<void> {
  await tx.claimStep.create({
    data: { ...step, ...(benefitFen !== undefined && { benefitFen: BigInt(benefitFen) }) },
    select: { id: true },
  })
}

/** More than any claim ever has: two questions, an appeal and what follows from them. */
const STEPS_MAX = 100

export interface StepRow {
  readonly id: bigint
  readonly kind: ClaimStepKind
  readonly byAccountId: string | null
  readonly at: Date
  readonly rejectCode: RejectCode | null
  readonly benefitFen: bigint | null
  readonly textCipher: string | null
}

/** Everything that was done with a claim, oldest first; whoever reads it has proved that they may. */
export async function listSteps(db: Database | Transaction, claimId: string): Promise<readonly StepRow[]> {
  const rows = await db.claimStep.findMany({
    where: { claimId },
    orderBy: { id: 'asc' },
    take: STEPS_MAX,
    select: {
      id: true,
      kind: true,
      byAccountId: true,
      at: true,
      rejectCode: true,
      benefitFen: true,
      textCipher: true,
    },
  })
  return rows as readonly StepRow[]
}
