import type { Figures } from './card-rounds'
import { runLoad } from './http-load'
import { type Bench, bookingThrough } from './rounds'
import { countWrongs, NO_WRONGS, sumOfWrongs, totalOfWrongs } from './wrongs'

const SLOTS = 100_000
/** Made and booked at a time, so that making them does not fill the memory of this process. */
const AT_A_TIME = 10_000
const CLIENTS = 64

/** 100,000 families, each for a free slot of one seat that nobody else wants: none of them may be refused. */
export async function distinctSlots({ servers, data, pool }: Bench): Promise<Figures> {
  let booked = 0
  let seconds = 0
  let slowestMs = 0
  let wrongs = NO_WRONGS
  for (let made = 0; made < SLOTS; made += AT_A_TIME) {
    const slots = await data.addSlots(await data.addPlace(), AT_A_TIME, 1)
    const families = await data.addFamilies(AT_A_TIME)
    const measured = await runLoad(bookingThrough(servers.ourPort, CLIENTS, families, slots))
    booked += measured.succeeded
    wrongs = sumOfWrongs([wrongs, await countWrongs(pool, slots, measured.succeeded)])
    seconds += AT_A_TIME / measured.perSecond
    slowestMs = Math.max(slowestMs, measured.p99Ms)
  }
  const wrongRefusals = SLOTS - booked
  return {
    slots: SLOTS,
    clients: CLIENTS,
    ours_per_s: Math.round(SLOTS / seconds),
    worst_p99_ms: Math.round(slowestMs),
    ...wrongs,
    wrong_refusals: wrongRefusals,
    failures: wrongRefusals + totalOfWrongs(wrongs),
  }
}
