import { setTimeout as sleep } from 'node:timers/promises'
import { startBuiltServer } from '../support/server/built-server'
import { endProcess } from '../support/server/end-process'
import { paidOrders, post } from '../support/server/paid-orders'
import { temporaryFolder } from '../support/server/temporary-folder'
import type { Figures } from './card-rounds'
import { quantile } from './quantile'
import type { Bench } from './rounds'

const PER_SECOND = 200
const SECONDS = 10
const WARM_UP = 200

/**
 * WeChat tells of 200 paid fees a second, whether the server keeps up or not: each is checked, opened, posted to the
 * ledger and brought into force. Measured from the moment at which a notice was due.
 */
export async function paymentNotify({ servers, pool }: Bench): Promise<Figures> {
  const orders = await paidOrders(pool)
  const server = await startBuiltServer({
    ...orders.settings,
    DATABASE_URL: servers.databaseUrl,
    DATA_DIR: temporaryFolder(),
    FIELD_KEYS: `bench:${servers.fieldKey}`,
    FIELD_INDEX_KEY: servers.fieldKey,
  })
  const notices = await orders.notices(PER_SECOND * SECONDS + WARM_UP)
  for (const notice of notices.splice(0, WARM_UP)) await post(server.address, notice)
  const startedAt = performance.now()
  const told = await Promise.all(
    notices.map(async (notice, index) => {
      const dueAt = startedAt + (index * 1_000) / PER_SECOND
      await sleep(Math.max(dueAt - performance.now(), 0))
      const status = await post(server.address, notice)
      return { status, ms: performance.now() - dueAt }
    }),
  )
  await endProcess(server.process)
  const times = told.map(({ ms }) => ms).sort((a, b) => a - b)
  const at = (part: number) => Math.round(quantile(times, part))
  const failures = told.filter(({ status }) => status !== 200).length
  return { per_s: PER_SECOND, p50_ms: at(0.5), p99_ms: at(0.99), failures }
}
