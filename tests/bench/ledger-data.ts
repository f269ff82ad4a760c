import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { LocalDate } from '#domain/kernel/time'

const CHUNK = 50_000

/** A plan with empty books. */
export async function addPlan(pool: pg.Pool, code: string): Promise<string> {
  const [planId, organizationId] = [randomUUID(), randomUUID()]
  await pool.query(
    `INSERT INTO organization (id, kind, name, pinyin, initials, address, street, phone, latitude, longitude)
     VALUES ($1, 'region', '压测', 'yace', 'yc', '压测路 1 号', '压测街道', '000', 30, 103)`,
    [organizationId],
  )
  await pool.query(
    `INSERT INTO coverage_plan (id, code, region, name_zh, legal_form, licence_number, operator_name, custodian_name,
       is_example, organization_id)
     VALUES ($1, $2::text, $2::text, '压测', 'public-mutual-fund', '0', '压测', '压测', true, $3)`,
    [planId, code, organizationId],
  )
  return planId
}

/** The same tables with the same keys and indexes, and no rule. @returns two accounts of them */
export async function addFloorBooks(pool: pg.Pool): Promise<readonly [string, string]> {
  await pool.query(`
    CREATE TABLE floor_ledger_account (id uuid PRIMARY KEY, code text NOT NULL);
    CREATE TABLE floor_ledger_transfer (
      id uuid PRIMARY KEY, plan_id uuid NOT NULL REFERENCES coverage_plan, seq bigserial NOT NULL UNIQUE,
      kind text NOT NULL, intent text NOT NULL UNIQUE, on_day date NOT NULL, at timestamptz(3) NOT NULL,
      reverses_id uuid UNIQUE REFERENCES floor_ledger_transfer, by_account_id uuid, note text, children int NOT NULL,
      posting_count smallint NOT NULL);
    CREATE INDEX ON floor_ledger_transfer (plan_id, on_day, seq);
    CREATE TABLE floor_ledger_posting (
      id bigserial PRIMARY KEY, transfer_id uuid NOT NULL REFERENCES floor_ledger_transfer,
      account_id uuid NOT NULL REFERENCES floor_ledger_account, amount_fen bigint NOT NULL,
      UNIQUE (transfer_id, account_id))`)
  const accounts = [randomUUID(), randomUUID()] as const
  await pool.query(`INSERT INTO floor_ledger_account SELECT unnest($1::uuid[]), 'bench'`, [accounts])
  return accounts
}

/** A day of so many postings, two a transfer, written in pieces. */
export async function addBigDay(
  pool: pg.Pool,
  planId: string,
  day: LocalDate,
  postings: number,
): Promise<void> {
  for (let written = 0; written < postings / 2; written += CHUNK) {
    await pool.query(
      `WITH made AS (
         INSERT INTO ledger_transfer (id, plan_id, kind, intent, on_day, at, children, posting_count)
         SELECT gen_random_uuid(), $1, 'contribution', concat('bench/', $3::int + n), $2::date, $2::date, 1, 2
         FROM generate_series(1, $4::int) AS n RETURNING id
       )
       INSERT INTO ledger_posting (transfer_id, account_id, amount_fen)
       SELECT made.id, account.id, 15000 * account.side FROM made
         JOIN ledger_account AS account ON account.plan_id = $1 AND account.code IN ('bank', 'contributions')`,
      [planId, day, written, Math.min(CHUNK, postings / 2 - written)],
    )
  }
  await pool.query('ANALYZE ledger_transfer, ledger_posting')
}
