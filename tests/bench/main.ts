import pg from 'pg'
import { benchData } from './bench-data'
import { cardVerify, checkIn, type Figures } from './card-rounds'
import { claims } from './claim-rounds'
import { engineHot, engineSpread, hotTogether, spreadTogether } from './engine-rounds'
import { fairness } from './fairness-rounds'
import { ledger } from './ledger-rounds'
import { sharedListRound } from './list-rounds'
import { distinctSlots } from './long-rounds'
import { nightly } from './night-rounds'
import { paymentNotify } from './payment-rounds'
import {
  type Bench,
  hotRound,
  listRound,
  type PlayRound,
  policyRound,
  type Round,
  spreadRound,
} from './rounds'
import { herd, openLoop } from './rush-rounds'
import { startBenchServers } from './servers'
import { slowFsync } from './slow-fsync-rounds'
import { timelines } from './timeline-rounds'
import { sumOfWrongs, totalOfWrongs } from './wrongs'

/**
 * `npm run bench`: bookings and slot lists per second through the built server, as a ratio to a floor measured in
 * the same run, on the same database, with the same generator, in turns; `policy_overhead` as a ratio to the same
 * server without audit. One JSON line per scenario and number of clients; scenarios named as arguments are played
 * alone; `engine_…` in this process; with `--long` also what takes minutes. Speed fails nothing; `wrong_refusals` and what
 * `wrongs.ts` counts must be 0.
 */
const SCENARIOS: Readonly<Record<string, PlayRound>> = {
  engine_spread: engineSpread,
  engine_hot: engineHot,
  engine_spread_together: spreadTogether,
  engine_hot_together: hotTogether,
  engine_list: sharedListRound,
  booking_http_spread: spreadRound,
  booking_http_hot_slot: hotRound,
  slot_list_http: listRound,
  policy_overhead: policyRound,
}
/** What the figure of the floor is called, where it is not the bare server over HTTP. */
const FLOORS: Readonly<Record<string, string>> = {
  engine_spread: 'floor_per_s',
  engine_hot: 'floor_per_s',
  engine_spread_together: 'each_alone_per_s',
  engine_hot_together: 'each_alone_per_s',
  engine_list: 'each_alone_per_s',
  policy_overhead: 'without_audit_per_s',
}
/** What has no floor to be measured against: played once, and says its own figures. */
const FIGURES: Readonly<Record<string, (bench: Bench) => Promise<Figures>>> = {
  slow_fsync: slowFsync,
  open_loop: openLoop,
  herd,
  fairness,
  card_verify: cardVerify,
  check_in_p99: checkIn,
  claims,
  timeline: timelines,
  nightly,
  ledger,
  payment_notify: paymentNotify,
}
/** Minutes each: played with `--long`. */
const LONG: Readonly<Record<string, (bench: Bench) => Promise<Figures>>> = { distinct_slots: distinctSlots }
/** Clients at once → calls in a round. */
const LOADS = [
  [1, 240],
  [16, 1_200],
  [64, 1_200],
] as const
const ENGINE_LOADS = [[64, 1_200]] as const
const WARM_UP_CALLS = 240
const ROUNDS = 3

const isLong = process.argv.includes('--long')
const chosen = process.argv.slice(2).filter((argument) => argument !== '--long')
const servers = await startBenchServers()
const pool = new pg.Pool({ connectionString: servers.databaseUrl, max: 4 })
const bench: Bench = { servers, pool, data: benchData(pool) }
try {
  await bench.data.prepare()
  for (const [scenario, play] of Object.entries(SCENARIOS)) {
    if (chosen.length > 0 && !chosen.includes(scenario)) continue
    for (const [clients, calls] of scenario.startsWith('engine') ? ENGINE_LOADS : LOADS) {
      await play(bench, clients, WARM_UP_CALLS)
      const rounds: Round[] = []
      for (let round = 0; round < ROUNDS; round++) rounds.push(await play(bench, clients, calls))
      report(scenario, clients, rounds)
    }
  }
  for (const [scenario, play] of Object.entries({ ...FIGURES, ...(isLong ? LONG : {}) })) {
    if (chosen.length > 0 && !chosen.includes(scenario)) continue
    const figures = await play(bench)
    process.stdout.write(`${JSON.stringify({ scenario, ...figures })}\n`)
    if (figures.failures > 0) process.exitCode = 1
  }
} finally {
  await pool.end()
  await servers.stop()
}

/** The median round speaks for the scenario: neither side gets its lucky one. */
function report(scenario: string, clients: number, rounds: readonly Round[]): void {
  const ratioOf = (round: Round) => round.ours.perSecond / round.floor.perSecond
  const sorted = [...rounds].sort((a, b) => ratioOf(a) - ratioOf(b))
  const median = sorted[Math.floor(sorted.length / 2)]
  if (!median) throw new Error('no round was played')
  const wrongs = sumOfWrongs(rounds.map((round) => round.wrongs))
  const wrongRefusals = rounds.reduce((sum, round) => sum + round.wrongRefusals, 0)
  const line = {
    scenario,
    clients,
    ours_per_s: Math.round(median.ours.perSecond),
    [FLOORS[scenario] ?? 'floor_http_per_s']: Math.round(median.floor.perSecond),
    ratio: Number(ratioOf(median).toFixed(3)),
    p50_ms: Number(median.ours.p50Ms.toFixed(2)),
    p99_ms: Number(median.ours.p99Ms.toFixed(2)),
    floor_p99_ms: Number(median.floor.p99Ms.toFixed(2)),
    ...wrongs,
    wrong_refusals: wrongRefusals,
  }
  process.stdout.write(`${JSON.stringify(line)}\n`)
  if (totalOfWrongs(wrongs) + wrongRefusals === 0) return
  process.exitCode = 1
  process.stderr.write(`${rounds.flatMap((round) => round.ours.failures)[0] ?? 'sold too often'}\n`)
}
