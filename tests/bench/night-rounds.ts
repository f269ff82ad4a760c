import { ageGroupIndexes, refreshAgeGroups } from '#server/features/key-group/refresh-age-groups'
import { type NightParts, runNight } from '#server/features/service-task/run-night'
import { connectDatabase } from '#server/platform/database/database'
import { createLog } from '#server/platform/log'
import { createRuleTable } from '#server/platform/rule-table'
import { benchCrypto } from './card-data'
import type { Figures } from './card-rounds'
import { runLoad } from './http-load'
import { addCounty, addSeenGroups, addTeamDoctor } from './night-data'
import type { Bench } from './rounds'

const RESIDENTS = 200_000
const PER_TEAM = 2_000
const PANEL_LOOKS = 40

/**
 * The first night of a county that has signed, in which every tag and every task is made, and the same night once more
 * on a clean slate of what it had reached, in which nothing may be. Then the panel of one of its teams, one look after
 * the other.
 */
export async function nightly({ servers, pool }: Bench): Promise<Figures> {
  const crypto = benchCrypto(servers.fieldKey)
  const team = await addCounty(pool, crypto, { residents: RESIDENTS, perTeam: PER_TEAM })
  const access = await connectDatabase({ databaseUrl: servers.databaseUrl, log: createLog('warn') })
  try {
    const indexes = ageGroupIndexes(crypto)
    const parts: NightParts = {
      transaction: access.transaction,
      rules: createRuleTable(access.db),
      now: () => new Date(),
      refreshAgeGroups: (tx, batch) => refreshAgeGroups(tx, batch, indexes),
    }
    const seconds = await timed(() => runNight(parts))
    const made = await countTasks(pool)
    await pool.query('DELETE FROM nightly_run')
    await pool.query('ANALYZE service_task, key_group_member')
    const againSeconds = await timed(() => runNight(parts))
    const doubled = (await countTasks(pool)) - made
    await addSeenGroups(pool, crypto, team.teamId)
    const panel = await lookAtPanel(servers.ourPort, await addTeamDoctor(pool, team), team.teamId)
    return {
      residents: RESIDENTS,
      tasks: made,
      seconds: Number(seconds.toFixed(1)),
      nightly_residents_per_s: Math.round(RESIDENTS / seconds),
      again_seconds: Number(againSeconds.toFixed(1)),
      panel_residents: PER_TEAM,
      panel_ms: Number(panel.p50Ms.toFixed(1)),
      panel_p99_ms: Number(panel.p99Ms.toFixed(1)),
      failures: doubled + panel.failures.length,
    }
  } finally {
    await access.close()
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return (performance.now() - startedAt) / 1_000
}

async function countTasks(pool: Bench['pool']): Promise<number> {
  const { rows } = await pool.query<{ tasks: number }>('SELECT count(*)::int AS tasks FROM service_task')
  return rows[0]?.tasks ?? 0
}

async function lookAtPanel(port: number, token: string, teamId: string) {
  const look = { path: '/trpc/service.panel', token, body: JSON.stringify({ teamId }) }
  const load = (calls: number) => ({
    port,
    clients: 1,
    calls: Array.from({ length: calls }, () => look),
    isSuccess: (status: number, text: string) => status === 200 && text.includes(`"all":${PER_TEAM}`),
  })
  await runLoad(load(5))
  const measured = await runLoad(load(PANEL_LOOKS))
  if (measured.failures[0]) process.stderr.write(`${measured.failures[0]}\n`)
  return measured
}
