import { readFileSync, writeFileSync } from 'node:fs'
import type pg from 'pg'
import type { BenchSlot, Family } from './bench-data'
import type { Figures } from './card-rounds'
import { runOpenLoad } from './http-load'
import { type Bench, bookingThrough, slotOf, spreadRound } from './rounds'
import { countWrongs, totalOfWrongs } from './wrongs'

/** Who comes at 08:00, for how many seats. */
const OPEN = { phones: 2_000, slots: 400, seats: 3, withinMs: 2_000 }
const WARM_UP_CALLS = 240
const HERD = { phones: 2_000, slots: 200, seats: 5, withinMs: 0 }

/** 2,000 phones in two seconds, one by one as chance has it (Poisson), for 1,200 seats: nobody waits for another. */
export const openLoop = (bench: Bench): Promise<Figures> => playRush(bench, OPEN)
/** 2,000 phones at one moment, for 1,000 seats. */
export const herd = (bench: Bench): Promise<Figures> => playRush(bench, HERD)

async function playRush(bench: Bench, rush: typeof OPEN): Promise<Figures> {
  const { servers, data, pool } = bench
  // At eight in the morning the server has been up for a while.
  await spreadRound(bench, 16, WARM_UP_CALLS)
  const place = await data.addPlace()
  const slots = await data.addSlots(place, rush.slots, rush.seats)
  const families = await data.addFamilies(rush.phones)
  const load = bookingThrough(servers.ourPort, rush.phones, families, slots)
  const sendAtMs = arrivals(rush.phones, rush.withinMs)
  forgetPeakOf(servers.ourProcessId)
  const measured = await runOpenLoad({ ...load, sendAtMs })
  const seats = rush.slots * rush.seats
  const wrongs = await countWrongs(pool, slots, measured.successes)
  const unsold = seats - measured.successes
  return {
    phones: rush.phones,
    seats,
    sold: measured.successes,
    p50_ms: Math.round(measured.p50Ms),
    p99_ms: Math.round(measured.p99Ms),
    max_ms: Math.round(measured.maxMs),
    overtaken_by_ms: Math.round(await overtakenBy(pool, { families, slots, sendAtMs })),
    server_peak_mb: peakMemoryOf(servers.ourProcessId),
    server_errors: measured.serverErrors,
    unanswered: measured.unanswered,
    ...wrongs,
    failures: unsold + measured.serverErrors + measured.unanswered + totalOfWrongs(wrongs),
  }
}

/** Moments of a Poisson process: uniform in the stretch, in their order. */
function arrivals(count: number, withinMs: number): number[] {
  return Array.from({ length: count }, () => Math.random() * withinMs).sort((a, b) => a - b)
}

interface Sent {
  readonly families: readonly Family[]
  readonly slots: readonly BenchSlot[]
  readonly sendAtMs: readonly number[]
}

/** By how much somebody who got a seat came later than somebody who was told that the slot is full, at most. */
async function overtakenBy(pool: pg.Pool, { families, slots, sendAtMs }: Sent): Promise<number> {
  const { rows } = await pool.query<{ patientId: string }>(
    `SELECT patient_id AS "patientId" FROM appointment WHERE slot_id = ANY($1::uuid[]) AND status = 'booked'`,
    [slots.map(({ id }) => id)],
  )
  const seated = new Set(rows.map(({ patientId }) => patientId))
  const firstRefused = new Map<string, number>()
  let most = 0
  // In the order of coming: whoever is seated now came after everybody who was refused before.
  for (const [index, { patientId }] of families.entries()) {
    const [slot, at] = [slotOf(slots, index), sendAtMs[index] ?? 0]
    if (seated.has(patientId)) most = Math.max(most, at - (firstRefused.get(slot) ?? at))
    else if (!firstRefused.has(slot)) firstRefused.set(slot, at)
  }
  return most
}

/** Lets the system forget the most that the server has held; where it may not, `peakMemoryOf` says the most since the start. */
function forgetPeakOf(processId: number): void {
  try {
    writeFileSync(`/proc/${processId}/clear_refs`, '5')
  } catch {}
}

/** The most that the server has held in memory, in MB; 0 where the system does not say. */
function peakMemoryOf(processId: number): number {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${processId}/status`, 'utf8'))?.[1]
    return Math.round(Number(kilobytes ?? 0) / 1024)
  } catch {
    return 0
  }
}
