import { DomainError } from '#domain/kernel/errors'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { type Quarter, quarterOf } from '#domain/service-task/quarter'
import type { AccountContext, WriteContext } from '../../platform/context'
import type { Database, Transaction } from '../../platform/database/database'
import {
  type EvaluatedContract,
  type EvaluationAnswers,
  findEvaluated,
  findEvaluation,
  saveEvaluation,
} from './evaluation-store'

const COMMENT = 'team_evaluation.comment'
const EDIT_MS = 24 * 3_600_000

/**
 * What a family says of its team, once a quarter, changeable for a day (journeys E2 48).
 *
 * @throws not_found alike for absent and other families' contracts; delegate_not_permitted; evaluation_not_open before
 * the contract begins; evaluation_once a day after the first answer of the quarter
 */
export async function evaluateTeam(
  ctx: WriteContext,
  input: {
    readonly contractId: string
    readonly answers: EvaluationAnswers
    readonly comment?: string | undefined
  },
): Promise<{ period: Quarter }> {
  const now = ctx.now()
  const period = quarterOf(localDateOf(now))
  const { contractId, answers, comment = '' } = input
  const { teamId } = await ownContract(ctx, ctx.tx, contractId)
  const saved = await saveEvaluation(ctx.tx, {
    ...answers,
    contractId,
    teamId,
    period,
    accountId: ctx.account.id,
    commentCipher: comment === '' ? null : ctx.fieldCrypto.seal(COMMENT, comment),
    now,
  })
  if (!saved) throw new DomainError('evaluation_once')
  return { period }
}

export interface EvaluationView {
  readonly period: Quarter
  /** Null: not answered in this quarter. */
  readonly answers: EvaluationAnswers | null
  readonly comment: string
  /** First moment at which it cannot be changed any more; null while nothing is answered. */
  readonly closesAt: string | null
  readonly mayAnswer: boolean
}

/** @throws not_found; delegate_not_permitted; evaluation_not_open */
export async function readEvaluation(
  ctx: AccountContext,
  { contractId }: { readonly contractId: string },
): Promise<EvaluationView> {
  const now = ctx.now()
  const period = quarterOf(localDateOf(now))
  await ownContract(ctx, ctx.db, contractId)
  const row = await findEvaluation(ctx.db, contractId, period)
  if (!row) return { period, answers: null, comment: '', closesAt: null, mayAnswer: true }
  const { reachable, clear, kept, commentCipher, createdAt } = row
  const closesAt = new Date(createdAt.getTime() + EDIT_MS)
  return {
    period,
    answers: { reachable, clear, kept },
    comment: commentCipher === null ? '' : ctx.fieldCrypto.open(COMMENT, commentCipher),
    closesAt: toIsoShanghai(closesAt),
    mayAnswer: now < closesAt,
  }
}

async function ownContract(
  ctx: AccountContext,
  db: Database | Transaction,
  contractId: string,
): Promise<EvaluatedContract> {
  const today = localDateOf(ctx.now())
  const contract = await findEvaluated(db, contractId, today)
  if (!contract) throw new DomainError('not_found')
  await ctx.access.guardianScope(db, ctx.account, contract.patientId, today)
  if (!contract.hasBegun) throw new DomainError('evaluation_not_open')
  return contract
}
