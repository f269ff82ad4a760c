import { type KeyObject, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { createPayDesk } from '#server/simulator/pay-desk'
import { type PayServer, payOrder } from '#server/simulator/pay-endpoints'
import { createMerchant } from '#server/simulator/pay-merchant'
import { createPayNotices, type SignedNotice } from '#server/simulator/pay-notices'

const APP_ID = 'wx0123456789abcdef'
const FEE = 15_000

export interface PaidOrders {
  /** With what a built server talks to this merchant. */
  readonly settings: Readonly<Record<string, string>>
  readonly planId: string
  /** Children whose fee was paid a moment ago; nobody has told the server. */
  readonly notices: (count: number) => Promise<SignedNotice[]>
}

/** A plan in a database that a server has set up, and WeChat's notices for fees of its children. */
export async function paidOrders(pool: pg.Pool): Promise<PaidOrders> {
  const now = () => new Date()
  const merchant = createMerchant(APP_ID)
  const notices = createPayNotices(merchant, now)
  notices.hold()
  const pay: PayServer = { merchant, desk: createPayDesk(now), notices, refundEnds: [] }
  const planId = randomUUID()
  return {
    settings: {
      SIMULATOR: 'off',
      WECHAT_APPID: APP_ID,
      WECHAT_SECRET: 'secret',
      WECHAT_PAY_MCHID: merchant.merchantId,
      WECHAT_PAY_SERIAL: merchant.serial,
      WECHAT_PAY_PRIVATE_KEY: pem(merchant.privateKey),
      WECHAT_PAY_API_V3_KEY: merchant.apiV3Key,
      WECHAT_PAY_PLATFORM_PUBLIC_KEY: pem(merchant.platformKey),
      WECHAT_PAY_PLATFORM_PUBLIC_KEY_ID: merchant.platformKeyId,
      WECHAT_PAY_NOTIFY_ORIGIN: 'https://pay.example.org',
    },
    planId,
    async notices(count) {
      await addPlan(pool, planId)
      for (const outTradeNo of await addPending(pool, planId, count)) {
        const expiresAt = new Date(Date.now() + 3_600_000)
        const order = { outTradeNo, openid: 'o', totalFen: FEE, description: '示例', expiresAt }
        payOrder(pay, pay.desk.openOrder({ ...order, notifyUrl: 'https://pay.example.org' }))
      }
      return notices.take()
    },
  }
}

/** Tells a server what WeChat would. @returns the status, or null when nobody answered */
export async function post(address: string, { headers, body }: SignedNotice): Promise<number | null> {
  try {
    const answer = await fetch(`${address}/wechat/pay/notify`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      signal: AbortSignal.timeout(10_000),
    })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    return null
  }
}

async function addPlan(pool: pg.Pool, planId: string): Promise<void> {
  const { rows } = await pool.query('SELECT 1 FROM coverage_plan WHERE id = $1', [planId])
  if (rows.length > 0) return
  const organizationId = randomUUID()
  await pool.query(
    `INSERT INTO organization (id, kind, name, pinyin, initials, address, street, phone, latitude, longitude)
     VALUES ($1, 'region', '示例', 'shili', 'sl', '示例路 1 号', '示例街道', '000', 30, 103)`,
    [organizationId],
  )
  await pool.query(
    `INSERT INTO coverage_plan (id, code, region, name_zh, legal_form, licence_number, operator_name, custodian_name,
       is_example, organization_id)
     VALUES ($1, 'QQ', $2, '示例互助计划', 'public-mutual-fund', '示-0000-0003', '示例红十字会', '示例银行', true, $3)`,
    [planId, `paid-${planId}`, organizationId],
  )
}

/** Children who wait for their fee, each with an order of its own. @returns the orders' numbers */
async function addPending(pool: pg.Pool, planId: string, count: number): Promise<string[]> {
  const ids = () => Array.from({ length: count }, () => randomUUID())
  const [accounts, patients, enrolments, coverages, payments] = [ids(), ids(), ids(), ids(), ids()]
  await pool.query(`INSERT INTO account (id) SELECT unnest($1::uuid[])`, [accounts])
  await pool.query(
    `INSERT INTO patient (id, name_cipher, birth_date, sex)
     SELECT unnest($1::uuid[]), 'sealed', current_date - 1500, 'female'`,
    [patients],
  )
  await pool.query(
    `INSERT INTO patient_link (id, account_id, patient_id, relation)
     SELECT gen_random_uuid(), account, patient, 'child' FROM unnest($1::uuid[], $2::uuid[]) AS t (account, patient)`,
    [accounts, patients],
  )
  await pool.query(
    `INSERT INTO enrolment (id, plan_id, account_id, key_facts_version, ticked_facts, total_fen, created_at)
     SELECT id, $3, account, '1', '{}', ${FEE}, now() FROM unnest($1::uuid[], $2::uuid[]) AS t (id, account)`,
    [enrolments, accounts, planId],
  )
  await pool.query(
    `INSERT INTO coverage (id, plan_id, enrolment_id, patient_id, status, kind, starts_on, ends_on, illness_from,
       hesitation_until, fee_band, fee_fen, paid_by, pay_until, created_at, status_at)
     SELECT id, $4, enrolment, patient, 'pending-payment', 'new', current_date, current_date + 300, current_date + 30,
       current_date + 15, 'under-6', ${FEE}, 'family', now() + interval '2 hours', now(), now()
     FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS t (id, enrolment, patient)`,
    [coverages, enrolments, patients, planId],
  )
  await pool.query(
    `INSERT INTO payment (id, account_id, purpose, subject_id, description, amount_fen, status, out_trade_no, created_at,
       expires_at)
     SELECT id, account, 'coverage', enrolment, '示例', ${FEE}, 'pending', replace(id::text, '-', ''), now(),
       now() + interval '2 hours' FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS t (id, account, enrolment)`,
    [payments, accounts, enrolments],
  )
  return payments.map((id) => id.replaceAll('-', ''))
}

function pem(key: KeyObject): string {
  return key.export({ type: key.type === 'private' ? 'pkcs8' : 'spki', format: 'pem' }).toString()
}
