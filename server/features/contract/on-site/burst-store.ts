import type { Transaction } from '../../../platform/database/database'

/** How many contracts an account signed for its team, or took on site, after a moment. */
export async function countSignatures(tx: Transaction, accountId: string, since: Date): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM contract_signature
    WHERE account_id = ${accountId}::uuid AND factor IN ('team', 'on-site') AND signed_at > ${since}`
  return row?.count ?? 0
}

export interface BurstCase {
  readonly teamId: string
  readonly organizationId: string
  readonly subjectAccountId: string
  readonly facts: { readonly signatures: number; readonly minutes: number }
  readonly openedAt: Date
  readonly dueAt: Date
}

/** One that is open already stays as it is. */
export async function openBurstCase(tx: Transaction, burst: BurstCase): Promise<void> {
  const { teamId, organizationId, subjectAccountId, facts, openedAt, dueAt } = burst
  await tx.$executeRaw`
    INSERT INTO quality_case (id, kind, team_id, organization_id, subject_account_id, facts, opened_at, due_at)
    VALUES (gen_random_uuid(), 'signing-burst', ${teamId}::uuid, ${organizationId}::uuid, ${subjectAccountId}::uuid,
      ${JSON.stringify(facts)}::jsonb, ${openedAt}, ${dueAt})
    ON CONFLICT (subject_account_id) WHERE outcome IS NULL AND kind = 'signing-burst' DO NOTHING`
}
