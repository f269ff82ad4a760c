import { createHash } from 'node:crypto'
import { DomainError } from '#domain/kernel/errors'
import type { Database, Transaction } from './database'

export interface Intent {
  readonly accountId: string
  readonly procedure: string
  readonly input: { readonly idempotencyKey: string } & Record<string, unknown>
}

/**
 * Does `work` once per (account, idempotency key). A second call with the same input answers the first result
 * again; with another input, or for another procedure, it is refused. Of two calls at the same moment the second
 * waits on the unique key until the first has committed, and then reads its answer.
 *
 * @throws idempotency_key_reused
 */
export async function answerOnce<T>(tx: Transaction, intent: Intent, work: () => Promise<T>): Promise<T> {
  const key = intent.input.idempotencyKey
  const isFirst = await tx.$executeRaw`
    INSERT INTO idempotency_record (account_id, key, procedure, input_hash)
    VALUES (${intent.accountId}::uuid, ${key}::uuid, ${intent.procedure}, ${inputHashOf(intent)})
    ON CONFLICT DO NOTHING`
  const earlier = isFirst === 0 ? await earlierAnswer<T>(tx, intent) : null
  if (earlier) return earlier.answer
  const answer = await work()
  await tx.$executeRaw`
    UPDATE idempotency_record SET response = ${JSON.stringify(answer)}::jsonb
    WHERE account_id = ${intent.accountId}::uuid AND key = ${key}::uuid`
  return answer
}

/**
 * What an intent was answered before, or null. For use cases that must ask another system before they can open the
 * transaction of `answerOnce`.
 *
 * @throws idempotency_key_reused
 */
export async function earlierAnswer<T>(
  db: Database | Transaction,
  intent: Intent,
): Promise<{ readonly answer: T } | null> {
  const earlier = await db.idempotencyRecord.findUnique({
    where: { accountId_key: { accountId: intent.accountId, key: intent.input.idempotencyKey } },
  })
  if (!earlier) return null
  const isSame = earlier.procedure === intent.procedure && inputHashOf(intent).equals(earlier.inputHash)
  if (!isSame) throw new DomainError('idempotency_key_reused')
  return { answer: earlier.response as T }
}

function inputHashOf({ input }: Intent): Buffer {
  const { idempotencyKey: _, ...meaning } = input
  return createHash('sha256').update(canonicalJson(meaning)).digest()
}

/** JSON with sorted keys, so that the order in which a client writes its fields means nothing. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, field]) => field !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join(',')}}`
}
