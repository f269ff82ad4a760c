import { ONCE_SIGNED_STATUSES } from '#domain/contract/contract-status'
import type { LocalDate } from '#domain/kernel/time'
import type { Quarter } from '#domain/service-task/quarter'
import type { Reader, Transaction } from '../../platform/database/database'
import { oneOf } from '../../platform/sql/codes-sql'

export interface EvaluatedContract {
  readonly patientId: string
  readonly teamId: string
  /** Signed by both, and begun by the day; over or not. */
  readonly hasBegun: boolean
}

/** Null for nobody's id. The caller proves that it may act for that person. */
export async function findEvaluated(
  db: Reader,
  contractId: string,
  on: LocalDate,
): Promise<EvaluatedContract | null> {
  const [row] = await db.$queryRaw<EvaluatedContract[]>`
    SELECT patient_id AS "patientId", team_id AS "teamId",
      status IN ${oneOf(ONCE_SIGNED_STATUSES)} AND starts_on <= ${on}::date AS "hasBegun"
    FROM contract WHERE id = ${contractId}::uuid`
  return row ?? null
}

/** 找得到人, 说得明白, 约定的都做了 */
export interface EvaluationAnswers {
  readonly reachable: 'yes' | 'partly' | 'no'
  readonly clear: 'yes' | 'partly' | 'no'
  readonly kept: 'yes' | 'partly' | 'no'
}

export interface EvaluationRow extends EvaluationAnswers {
  readonly commentCipher: string | null
  readonly createdAt: Date
}

export async function findEvaluation(
  db: Reader,
  contractId: string,
  period: Quarter,
): Promise<EvaluationRow | null> {
  const row = await db.teamEvaluation.findUnique({
    where: { contractId_period: { contractId, period } },
    select: { reachable: true, clear: true, kept: true, commentCipher: true, createdAt: true },
  })
  return row as EvaluationRow | null
}

interface Evaluation extends EvaluationAnswers {
  readonly contractId: string
  readonly teamId: string
  readonly period: Quarter
  readonly accountId: string
  readonly commentCipher: string | null
  readonly now: Date
}

/** The first time of a quarter, and for a day after it; the database asks for the same day. @returns false later */
export async function saveEvaluation(
  tx: Transaction,
  { contractId, teamId, period, accountId, commentCipher, now, reachable, clear, kept }: Evaluation,
): Promise<boolean> {
  const saved = await tx.$executeRaw`
    INSERT INTO team_evaluation (id, contract_id, team_id, period, reachable, clear, kept, comment_cipher, account_id,
      created_at, updated_at)
    VALUES (gen_random_uuid(), ${contractId}::uuid, ${teamId}::uuid, ${period}, ${reachable}, ${clear}, ${kept},
      ${commentCipher}, ${accountId}::uuid, ${now}, ${now})
    ON CONFLICT (contract_id, period) DO UPDATE SET reachable = excluded.reachable, clear = excluded.clear,
      kept = excluded.kept, comment_cipher = excluded.comment_cipher, account_id = excluded.account_id,
      updated_at = excluded.updated_at
      WHERE excluded.updated_at < team_evaluation.created_at + interval '1 day'`
  return saved === 1
}
