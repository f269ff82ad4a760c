import type { ChangeSubject } from '#domain/operation/change-subject'
import type { Transaction } from './database/database'
import type { StaffScope } from './scope/staff-scope'

/** One change that an operator made, in the words of the program: ids and values, never a name or a number. */
export interface OperatorChange {
  readonly by: StaffScope
  readonly subject: ChangeSubject
  readonly subjectId: string
  /** Null: it did not exist before. */
  readonly before: object | null
  /** Null: it is gone. */
  readonly after: object | null
  readonly reason: string
  /** The earlier change that this one takes back. */
  readonly revertsId?: bigint
  readonly at: Date
}

/** Writes down what an operator changed, in the transaction that changes it. */
export async function recordChange(tx: Transaction, change: OperatorChange): Promise<void> {
  const { by, subject, subjectId, before, after, reason, revertsId, at } = change
  await tx.operatorChange.create({
    data: {
      at,
      accountId: by.accountId,
      subject,
      subjectId,
      ...(before && { before }),
      ...(after && { after }),
      reason,
      revertsId: revertsId ?? null,
    },
    select: { id: true },
  })
}

/** Lets nobody else change the subject until this transaction ends, so that `before` is what really stood before. */
export async function lockSubject(
  tx: Transaction,
  { subject, subjectId }: Pick<OperatorChange, 'subject' | 'subjectId'>,
): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${subject}/${subjectId}`}, 0))`
}
