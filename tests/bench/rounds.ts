import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { BENCH_DAY, type BenchData, type BenchSlot, type Family } from './bench-data'
import { type Call, type Load, runLoad } from './http-load'
import type { Measured } from './in-flight'
import type { BenchServers } from './servers'
import { countWrongs, NO_WRONGS, type Wrongs } from './wrongs'

export interface Round {
  readonly ours: Measured
  readonly floor: Measured
  readonly wrongs: Wrongs
  readonly wrongRefusals: number
}

export interface Bench {
  readonly servers: BenchServers
  readonly data: BenchData
  readonly pool: pg.Pool
}

export type PlayRound = (bench: Bench, clients: number, calls: number) => Promise<Round>

/** The floor is so much faster that it gets more calls, to run about as long. */
const FLOOR_FACTOR = 4
export const HOT_SEATS = 30

/** Every family books a seat of its own in one of many slots: nobody may be refused. */
export const spreadRound: PlayRound = async ({ servers, data, pool }, clients, calls) => {
  const place = await data.addPlace()
  const families = await data.addFamilies(calls)
  const slots = await data.addSlots(place, calls / 2, 2)
  const ours = await runLoad(ourBooking(servers, clients, families, slots))
  const floorSlots = await data.addSlots(place, (calls * FLOOR_FACTOR) / 2, 2)
  const floor = await runLoad(floorBooking(servers, clients, calls * FLOOR_FACTOR, floorSlots))
  const wrongs = await countWrongs(pool, slots, ours.succeeded)
  return { ours, floor, wrongs, wrongRefusals: calls - ours.succeeded }
}

/**
 * What writing down who used whose data costs a booking: the spread once through our server and once through the same
 * server built without the audit, which stands in the floor's place. In the order with, without, without, with, so that
 * a machine that grows tired does so for both.
 */
export const policyRound: PlayRound = async ({ servers, data, pool }, clients, calls) => {
  const place = await data.addPlace()
  const slots: BenchSlot[] = []
  const half = async (port: number): Promise<Measured> => {
    const families = await data.addFamilies(calls / 2)
    const own = await data.addSlots(place, calls / 4, 2)
    slots.push(...own)
    return runLoad(bookingThrough(port, clients, families, own))
  }
  const first = await half(servers.ourPort)
  const without = [await half(servers.unauditedPort), await half(servers.unauditedPort)] as const
  const ours = both(first, await half(servers.ourPort))
  const floor = both(...without)
  const wrongs = await countWrongs(pool, slots, ours.succeeded + floor.succeeded)
  return { ours, floor, wrongs, wrongRefusals: calls - ours.succeeded }
}

/** Two halves of the same length as one measurement. */
function both(one: Measured, other: Measured): Measured {
  return {
    perSecond: 2 / (1 / one.perSecond + 1 / other.perSecond),
    p50Ms: (one.p50Ms + other.p50Ms) / 2,
    p99Ms: Math.max(one.p99Ms, other.p99Ms),
    succeeded: one.succeeded + other.succeeded,
    failures: [...one.failures, ...other.failures],
  }
}

/** Many families want the seats of few slots: as many are booked as there are seats, the others refused as full. */
export const hotRound: PlayRound = async ({ servers, data, pool }, clients, calls) => {
  const place = await data.addPlace()
  const slots = await data.addSlots(place, Math.max(1, Math.floor(calls / (HOT_SEATS * 4))), HOT_SEATS)
  const ours = await runLoad(ourBooking(servers, clients, await data.addFamilies(calls), slots))
  const floorSlots = await data.addSlots(place, slots.length * FLOOR_FACTOR, HOT_SEATS)
  const floor = await runLoad(floorBooking(servers, clients, calls * FLOOR_FACTOR, floorSlots))
  const unsold = slots.length * HOT_SEATS - ours.succeeded
  const otherReasons = ours.failures.filter((body) => !body.includes('"slot_full"')).length
  const wrongs = await countWrongs(pool, slots, ours.succeeded)
  return { ours, floor, wrongs, wrongRefusals: unsold + otherReasons }
}

/** Everybody looks at the same day of the same place, not logged in. */
export const listRound: PlayRound = async ({ servers, data }, clients, calls) => {
  const organizationId = await data.addPlace()
  await data.addSlots(organizationId, 24, 2)
  const body = JSON.stringify({ organizationId, service: 'sick-visit', from: BENCH_DAY, to: BENCH_DAY })
  const ours = await runLoad({
    port: servers.ourPort,
    clients,
    calls: Array.from({ length: calls }, () => ({ path: '/trpc/slot.list', body })),
    isSuccess: (status, text) => status === 200 && text.includes('"bookable":true'),
  })
  const floor = await runLoad({
    port: servers.floorPort,
    clients,
    calls: Array.from({ length: calls * FLOOR_FACTOR }, () => ({ path: '/list', body })),
    isSuccess: (status) => status === 200,
  })
  return { ours, floor, wrongs: NO_WRONGS, wrongRefusals: calls - ours.succeeded }
}

function ourBooking(
  { ourPort }: BenchServers,
  clients: number,
  families: readonly Family[],
  slots: readonly BenchSlot[],
): Load {
  return bookingThrough(ourPort, clients, families, slots)
}

export function bookingThrough(
  port: number,
  clients: number,
  families: readonly Family[],
  slots: readonly BenchSlot[],
): Load {
  const calls: Call[] = families.map(({ token, patientId }, index) => ({
    path: '/trpc/appointment.book',
    token,
    body: JSON.stringify({ slotId: slotOf(slots, index), patientId, idempotencyKey: randomUUID() }),
  }))
  return { port, clients, calls, isSuccess: (status) => status === 200 }
}

function floorBooking(
  { floorPort }: BenchServers,
  clients: number,
  calls: number,
  slots: readonly BenchSlot[],
): Load {
  return {
    port: floorPort,
    clients,
    calls: Array.from({ length: calls }, (_, index) => ({
      path: '/book',
      body: JSON.stringify({
        slotId: slotOf(slots, index),
        patientId: randomUUID(),
        idempotencyKey: randomUUID(),
      }),
    })),
    isSuccess: (status) => status === 200,
  }
}

/** In turns, so that neighbours in time want different slots unless there are few. */
export function slotOf(slots: readonly BenchSlot[], index: number): string {
  return slots[index % slots.length]?.id ?? ''
}
