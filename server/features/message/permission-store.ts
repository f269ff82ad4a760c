import type { MessageTemplate, SubscribeAnswer } from '#domain/message/message-template'
import type { Database, Transaction } from '../../platform/database/database'

/** Nobody taps so often; beyond it WeChat's count and ours would only drift apart. */
const MAX_REMAINING = 100

export interface PermissionRow {
  readonly template: string
  readonly remaining: number
  readonly lastAnswer: SubscribeAnswer
}

export function listPermissions(db: Database, accountId: string): Promise<PermissionRow[]> {
  return db.$queryRaw<PermissionRow[]>`
    SELECT template, remaining, last_answer AS "lastAnswer" FROM message_permission
    WHERE account_id = ${accountId}::uuid ORDER BY template LIMIT 50`
}

/** One acceptance, one message. A refusal leaves earlier acceptances as they are; a banned template sends nothing. */
export async function noteAnswer(
  tx: Transaction,
  accountId: string,
  { template, answer }: { readonly template: MessageTemplate; readonly answer: SubscribeAnswer },
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO message_permission AS known (account_id, template, remaining, last_answer, answered_at)
    VALUES (${accountId}::uuid, ${template}, ${answer === 'accept' ? 1 : 0}, ${answer}, ${now})
    ON CONFLICT (account_id, template) DO UPDATE SET last_answer = ${answer}, answered_at = ${now},
      remaining = CASE ${answer} WHEN 'ban' THEN 0
        ELSE least(known.remaining + excluded.remaining, ${MAX_REMAINING}) END`
}

/** @returns false when there is no acceptance left: of two messages at once one gets the last */
export async function takeCredit(tx: Transaction, accountId: string, template: string): Promise<boolean> {
  const taken = await tx.$executeRaw`
    UPDATE message_permission SET remaining = remaining - 1
    WHERE account_id = ${accountId}::uuid AND template = ${template} AND remaining > 0`
  return taken === 1
}

export async function giveCreditBack(tx: Transaction, accountId: string, template: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE message_permission SET remaining = least(remaining + 1, ${MAX_REMAINING})
    WHERE account_id = ${accountId}::uuid AND template = ${template}`
}

/** WeChat's own count is the one that matters. */
export async function forgetCredits(tx: Transaction, accountId: string, template: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE message_permission SET remaining = 0
    WHERE account_id = ${accountId}::uuid AND template = ${template}`
}
