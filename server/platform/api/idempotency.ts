import { DomainError } from '#domain/kernel/errors'
import type { AccountContext, WriteContext } from '../context'
import { type Database, Prisma, type Transaction } from '../database/database'
import { deleteInPages } from '../database/delete-in-pages'
import type { Statements } from '../database/plain-sql'
import type { FieldCrypto } from '../sealing/field-crypto'

/** What an account means to do once, whatever the network does with the answer. */
export interface Intent {
  readonly accountId: string
  readonly procedure: string
  readonly key: string
  /** HMAC of the input: inputs hold document numbers, and a bare hash of those can be guessed. */
  readonly inputIndex: Buffer
}

/** Of a write that opens its transaction itself, because it shares one with others or asks somebody outside first. */
export interface IntendingContext extends AccountContext {
  readonly intent: Intent
}

interface Asked {
  readonly account: { readonly id: string }
  readonly fieldCrypto: FieldCrypto
}

export function intentOf(
  { account, fieldCrypto }: Asked,
  procedure: string,
  input: { readonly idempotencyKey: string },
): Intent {
  const { idempotencyKey: key, ...meaning } = input
  const inputIndex = fieldCrypto.index('idempotency_record.input', canonicalJson(meaning))
  return { accountId: account.id, procedure, key, inputIndex }
}

/** Two calls with this name in common ask for the same, and may be given one answer. */
export function nameOfIntent({ accountId, procedure, key, inputIndex }: Intent): string {
  return [accountId, procedure, key, inputIndex.toString('base64')].join(' ')
}

/**
 * One intent, one transaction: `answerOnce` in a transaction of its own. The rules are read before it opens and never
 * inside: when every connection serves a transaction, a second would be waited for in vain.
 */
export async function writeOnce<T>(
  ctx: Pick<AccountContext, 'rules' | 'transaction'>,
  intent: Intent,
  work: (write: Pick<WriteContext, 'tx' | 'rules'>) => Promise<T>,
): Promise<T> {
  const rules = await ctx.rules()
  return ctx.transaction((tx) => answerOnce(tx, intent, () => work({ tx, rules: async () => rules })))
}

/**
 * Does `work` once per (account, idempotency key). A second call with the same input answers the first result
 * again; with another input, or for another procedure, it is refused. Of two calls at the same moment the second
 * waits on the unique key until the first has committed, and then reads its answer.
 *
 * @throws idempotency_key_reused
 */
export async function answerOnce<T>(tx: Transaction, intent: Intent, work: () => Promise<T>): Promise<T> {
  const isFirst = await tx.$executeRaw`
    INSERT INTO idempotency_record (account_id, key, procedure, input_index)
    VALUES (${intent.accountId}::uuid, ${intent.key}::uuid, ${intent.procedure}, ${intent.inputIndex})
    ON CONFLICT DO NOTHING`
  const earlier = isFirst === 0 ? await earlierAnswer<T>(tx, intent) : null
  if (earlier) return earlier.answer
  const answer = await work()
  await tx.$executeRaw`
    UPDATE idempotency_record SET response = ${JSON.stringify(answer)}::jsonb
    WHERE account_id = ${intent.accountId}::uuid AND key = ${intent.key}::uuid`
  return answer
}

/**
 * The same where one statement says everything that is changed: `WITH intent AS (…)` is its first part, and what follows
 * is done for each of its rows. None: the intent was answered before, and `earlierAnswer` says what.
 */
export function firstOfIntent({ accountId, procedure, key, inputIndex }: Intent, answer: object): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO idempotency_record (account_id, key, procedure, input_index, response)
    VALUES (${accountId}::uuid, ${key}::uuid, ${procedure}, ${inputIndex}, ${JSON.stringify(answer)}::jsonb)
    ON CONFLICT DO NOTHING RETURNING key`
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
  const [earlier] = await earlierAnswers<T>(db, [intent])
  if (earlier && 'refusal' in earlier) throw earlier.refusal
  return earlier ?? null
}

/** What an intent was answered before, or that its key was used for something else. */
type Earlier<T> = { readonly answer: T } | { readonly refusal: DomainError }

/** As `earlierAnswer` for several intents, in their order and in one statement; null for a new one. */
export async function earlierAnswers<T>(
  db: Statements,
  intents: readonly Intent[],
): Promise<readonly (Earlier<T> | null)[]> {
  const rows = await db.$queryRaw<EarlierRow[]>`
    SELECT account_id AS "accountId", key, procedure, input_index AS "inputIndex", response
    FROM unnest(${intents.map(({ accountId }) => accountId)}::uuid[], ${intents.map(({ key }) => key)}::uuid[])
      AS asked(account_id, key)
    JOIN idempotency_record USING (account_id, key)`
  const found = new Map(rows.map((row) => [`${row.accountId} ${row.key}`, row]))
  return intents.map((intent) => {
    const earlier = found.get(`${intent.accountId} ${intent.key.toLowerCase()}`)
    if (!earlier) return null
    const isSame = earlier.procedure === intent.procedure && intent.inputIndex.equals(earlier.inputIndex)
    if (!isSame) return { refusal: new DomainError('idempotency_key_reused') }
    return { answer: earlier.response as T }
  })
}

interface EarlierRow {
  readonly accountId: string
  readonly key: string
  readonly procedure: string
  readonly inputIndex: Uint8Array
  readonly response: unknown
}

/**
 * Keeps the answers of new intents, in one statement, for use cases that lock each account before they ask
 * `earlierAnswers`. Fails on the primary key when another procedure was given the same key at the same moment.
 */
export async function keepAnswers(
  tx: Statements,
  answered: readonly { readonly intent: Intent; readonly answer: unknown }[],
): Promise<void> {
  const rows = answered.map(({ intent: { inputIndex, ...intent }, answer }) => ({
    ...intent,
    inputIndex: inputIndex.toString('hex'),
    answer,
  }))
  await tx.$executeRaw`
    INSERT INTO idempotency_record (account_id, key, procedure, input_index, response)
    SELECT "accountId", key, procedure, decode("inputIndex", 'hex'), answer
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS kept("accountId" uuid, key uuid, procedure text, "inputIndex" text, answer jsonb)`
}

/** Forgets intents of before `before`: a retry that late would be a new intent. */
export function forgetIntentsBefore(db: Database, before: Date): Promise<void> {
  return deleteInPages(db, { table: 'idempotency_record', where: Prisma.sql`created_at < ${before}` })
}

/** JSON with sorted keys, so that the order in which a client writes its fields means nothing. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, field]) => field !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join(',')}}`
}
