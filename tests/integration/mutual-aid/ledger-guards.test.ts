import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DomainError } from '#domain/kernel/errors'
import { fen } from '#domain/kernel/fen'
import { localDate } from '#domain/kernel/time'
import type { PostedKind } from '#domain/ledger/transfer'
import { closeDays } from '#server/features/fund/close/close-days'
import { readBalances } from '#server/features/fund/ledger-store'
import { postTransfer } from '#server/features/fund/post-transfer'
import { violatedConstraint } from '#server/platform/database/database-errors'
import { createTestApp, newKey, type TestApp } from '../../support/room/test-app'
import { moved, newFundPlan } from '../../support/rows/fund-plan'

let app: TestApp
let planId: string
let codes = 0
beforeAll(async () => {
  app = await createTestApp({ now: '2026-11-22T10:00:00+08:00' })
})
beforeEach(async () => {
  planId = (await newFundPlan(app, `T${String.fromCharCode(65 + codes++)}`)).id
})
afterAll(() => app.close())

const post = (kind: PostedKind, amountFen: number, more = {}) =>
  app.database.transaction((tx) => postTransfer(tx, moved(app, planId, kind, amountFen, more)))
const balances = () => readBalances(app.database.db, planId)

/** The constraint that refuses statements which somebody sends past the application, in one transaction. */
async function refusedBy(...statements: string[]): Promise<string | null> {
  const client = await app.database.pool.connect()
  try {
    await client.query('BEGIN')
    for (const statement of statements) await client.query(statement)
    await client.query('COMMIT')
    return null
  } catch (error) {
    return violatedConstraint(error)
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

const transfer = (
  id: string,
  postings: number,
  { kind = 'contribution', day = '2026-11-22', reverses = 'NULL' } = {},
) =>
  `INSERT INTO ledger_transfer (id, plan_id, kind, intent, on_day, at, reverses_id, children, posting_count)
   VALUES ('${id}', '${planId}', '${kind}', 'raw/${id}', '${day}', now(), ${reverses}, ${kind === 'reversal' ? -1 : 1}, ${postings})`
const posting = (id: string, code: string, amountFen: number) =>
  `INSERT INTO ledger_posting (transfer_id, account_id, amount_fen)
   SELECT '${id}', id, ${amountFen} FROM ledger_account WHERE plan_id = '${planId}' AND code = '${code}'`

describe('the table', () => {
  it('keeps a transfer that balances, and has books for every plan from its first moment', async () => {
    const id = newKey()
    expect(
      await refusedBy(transfer(id, 2), posting(id, 'bank', 15_000), posting(id, 'contributions', -15_000)),
    ).toBeNull()
    expect(await balances()).toMatchObject({ bank: 15_000, contributions: 15_000, payable: 0 })
  })

  it('refuses one that does not add up, has too few postings, none, or a leg in another plan', async () => {
    const id = newKey()
    const other = await newFundPlan(app, `O${String.fromCharCode(65 + codes)}`)
    const elsewhere = `INSERT INTO ledger_posting (transfer_id, account_id, amount_fen)
      SELECT '${id}', id, -10 FROM ledger_account WHERE plan_id = '${other.id}' AND code = 'contributions'`
    const bank = posting(id, 'bank', 10)
    const balance = 'ledger_transfer_balances'
    expect(await refusedBy(transfer(id, 2), bank, posting(id, 'contributions', -9))).toBe(balance)
    expect(await refusedBy(transfer(id, 3), bank, posting(id, 'contributions', -10))).toBe(balance)
    expect(await refusedBy(transfer(id, 2))).toBe(balance)
    expect(await refusedBy(transfer(id, 2), bank, elsewhere)).toBe(balance)
  })

  it('refuses a pair that somebody adds later, though it balances', async () => {
    const id = newKey()
    await refusedBy(transfer(id, 2), posting(id, 'bank', 10), posting(id, 'contributions', -10))
    const later = `INSERT INTO ledger_posting (transfer_id, account_id, amount_fen)
      SELECT '${id}', id, CASE code WHEN 'aid' THEN 5 ELSE -5 END FROM ledger_account
      WHERE plan_id = '${planId}' AND code IN ('aid', 'payable')`
    expect(await refusedBy(later)).toBe('ledger_posting_count')
  })

  it('changes and takes out nothing (E4 46)', async () => {
    await post('contribution', 10)
    for (const statement of [
      'UPDATE ledger_posting SET amount_fen = amount_fen + 1',
      'DELETE FROM ledger_posting',
      `UPDATE ledger_transfer SET kind = 'donation'`,
      'DELETE FROM ledger_transfer',
      `UPDATE ledger_account SET side = -side`,
      'TRUNCATE ledger_posting',
      'TRUNCATE ledger_transfer CASCADE',
      'DELETE FROM ledger_book',
    ]) {
      expect([statement, await refusedBy(statement)]).toEqual([statement, 'append_only'])
    }
  })

  it('weighs what takes from an account, and the fund itself, at commit', async () => {
    await post('contribution', 100)
    const id = newKey()
    const raw = (kind: string, debit: string, credit: string, amount: number) =>
      refusedBy(transfer(id, 2, { kind }), posting(id, debit, amount), posting(id, credit, -amount))
    expect(await raw('fee', 'fee', 'bank', 101)).toBe('ledger_never_short')
    expect(await raw('aid-approved', 'aid', 'payable', 101)).toBe('ledger_never_short')
    expect(await raw('waiver', 'donations', 'contributions', 1)).toBe('ledger_never_short')
    expect(await raw('recovery', 'bank', 'aid', 1)).toBe('ledger_never_short')
    expect(await raw('fee', 'fee', 'bank', 100)).toBeNull()
  })

  it('takes a reversal only as the mirror of what it reverses, and once', async () => {
    const [first, wrong, right, again] = [newKey(), newKey(), newKey(), newKey()]
    await refusedBy(transfer(first, 2), posting(first, 'bank', 10), posting(first, 'contributions', -10))
    const reversal = (id: string, amount: number) => [
      transfer(id, 2, { kind: 'reversal', reverses: `'${first}'` }),
      posting(id, 'bank', -amount),
      posting(id, 'contributions', amount),
    ]
    expect(await refusedBy(...reversal(wrong, 9))).toBe('ledger_reversal_mirrors')
    expect(await refusedBy(...reversal(right, 10))).toBeNull()
    expect(await refusedBy(...reversal(again, 10))).toBe('ledger_transfer_reverses_id_key')
  })

  it('takes nothing into a sealed day, and unseals none', async () => {
    await post('contribution', 10, { onDay: localDate('2026-11-20') })
    await closeDays(app.context(null), planId, localDate('2026-11-21'))
    const id = newKey()
    expect(await refusedBy(transfer(id, 2, { day: '2026-11-21' }))).toBe('ledger_day_open')
    expect(
      await refusedBy(`UPDATE ledger_book SET sealed_through = '2026-11-01' WHERE plan_id = '${planId}'`),
    ).toBe('ledger_stays_sealed')
    const forged = (day: string, previous: string) =>
      refusedBy(`INSERT INTO ledger_close (plan_id, on_day, transfers, postings, balances, participants, aided,
        previous_hash, hash, closed_at) VALUES ('${planId}', '${day}', 0, 0, '{}', 0, 0, ${previous}, repeat('a', 64), now())`)
    expect(
      await forged(
        '2026-11-22',
        `(SELECT hash FROM ledger_close WHERE plan_id = '${planId}' ORDER BY on_day DESC LIMIT 1)`,
      ),
    ).toBe('ledger_close_follows')
    expect(await forged('2026-11-21', `repeat('0', 64)`)).toBe('ledger_close_follows')
  })
})

describe('posting', () => {
  it('does once what is asked for twice, at once or later, whatever stands on the accounts by then', async () => {
    await post('contribution', 100)
    const aid = moved(app, planId, 'aid-approved', 60, { intent: `claim/${planId}` })
    const approve = () => app.database.transaction((tx) => postTransfer(tx, aid))
    const answers = await Promise.all([approve(), approve(), approve()])
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1)
    expect(new Set(answers.map(({ no }) => no)).size).toBe(1)
    await post('fee', 40)
    expect(await approve()).toMatchObject({ isNew: false })
    const intent = `payment/${planId}`
    await Promise.all([1, 2, 3, 4].map(() => post('contribution', 7, { intent })))
    expect(await balances()).toMatchObject({ bank: 67, contributions: 107, aid: 60, payable: 60, fee: 40 })
  })

  it('refuses an intent that was carried out otherwise: that is a bug', async () => {
    const intent = `odd/${planId}`
    await post('contribution', 7, { intent })
    await expect(post('contribution', 8, { intent })).rejects.toThrow('carried out otherwise')
    await expect(post('donation', 7, { intent })).rejects.toThrow('carried out otherwise')
    const unbalanced = {
      ...moved(app, planId, 'fee', 5),
      legs: [{ account: 'fee', amountFen: fen(5) } as const],
    }
    await expect(app.database.transaction((tx) => postTransfer(tx, unbalanced))).rejects.toThrow(RangeError)
  })

  it('gives the last money to one of many who ask at once', async () => {
    await post('contribution', 100)
    const asked = await Promise.allSettled(Array.from({ length: 6 }, () => post('aid-approved', 60)))
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const each of asked) {
      if (each.status === 'rejected')
        expect(each.reason).toMatchObject(new DomainError('fund_short', { missingFen: 20 }))
    }
    expect(await balances()).toMatchObject({ bank: 100, payable: 60 })
  })

  it('puts what comes late on the first day that is open', async () => {
    await post('contribution', 10, { onDay: localDate('2026-11-20') })
    await closeDays(app.context(null), planId, localDate('2026-11-21'))
    const { no } = await post('contribution', 5, { onDay: localDate('2026-11-19') })
    const { rows } = await app.database.pool.query(
      'SELECT on_day::text AS day FROM ledger_transfer WHERE seq = $1',
      [no],
    )
    expect(rows).toEqual([{ day: '2026-11-22' }])
    expect(await balances()).toMatchObject({ bank: 15 })
  })
})
