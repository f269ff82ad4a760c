import { playFreedSeats } from '../support/model/freed-seats-model'
import type { RushOutcome } from '../support/model/rush-desk'
import { playRushHour } from '../support/model/rush-model'
import type { Figures } from './card-rounds'
import { type MorningOutcome, playMorning } from './fairness-http'
import { type Bench, spreadRound } from './rounds'
import { totalOfWrongs } from './wrongs'

/** The number: so much more of the seats than of the people. */
const TOLERANCE = 0.02
const CROWD = { phones: 1_000, scripts: 20, slots: 10 }
/** At one part of the people in fifty, four hundred seats tell chance from an advantage, and could all be lost to scripts. */
const SEATS_PER_SLOT = 40
const SIMULATED_MORNINGS = 5
const FREED_SEATS = 100
/** Of a thousand phones so many must have left the generator in time: else it was the machine that was unfair. */
const MUST_LEAVE_IN_TIME = 0.9
const MOST_MORNINGS = 2
const WARM_UP_CALLS = 240

/**
 * What part of the seats scripts get at release time, over HTTP and with real log-ins: 1,000 phones whose people look and
 * tap, 20 scripts that ask ten times a second. A morning on which the generator fell behind is played again; where it
 * never kept pace, as on a machine with other work, the line says so and its shares fail nothing. Beside it,
 * before the real admission in simulated time, the same for what comes free one by one, and what scripts would get if the
 * first were served first.
 */
export async function fairness(bench: Bench): Promise<Figures> {
  const freed = (seed: number, opensAtMinutes: boolean) =>
    playFreedSeats({ ...CROWD, freed: FREED_SEATS, scriptLooksMs: 100, seed, opensAtMinutes })
  const release = (seed: number, hasLots: boolean) =>
    playRushHour({ ...CROWD, seatsPerSlot: SEATS_PER_SLOT, seed, hasLots })
  const ofFreed = shareOfScripts(await simulate((seed) => freed(seed, true)))
  const { morning, mornings } = await playPunctually(bench)
  const people = CROWD.phones + CROWD.scripts
  const seats = CROWD.slots * SEATS_PER_SLOT
  const ofPeople = CROWD.scripts / people
  const ofSeats = morning.byScripts / Math.max(1, morning.sold)
  const hasKeptPace = morning.leftInTime >= MUST_LEAVE_IN_TIME
  const shares = hasKeptPace ? [ofSeats, ofFreed] : [ofFreed]
  const tooMuch = shares.filter((share) => share > ofPeople + TOLERANCE).length
  return {
    phones: CROWD.phones,
    scripts: CROWD.scripts,
    mornings,
    seats,
    sold: morning.sold,
    calls: morning.calls,
    left_in_time: rounded(morning.leftInTime),
    scripts_of_people: rounded(ofPeople),
    scripts_of_seats: rounded(ofSeats),
    scripts_of_freed_seats: rounded(ofFreed),
    first_come_of_seats: rounded(shareOfScripts(await simulate((seed) => release(seed, false)))),
    first_come_of_freed_seats: rounded(shareOfScripts(await simulate((seed) => freed(seed, false)))),
    ...morning.wrongs,
    server_errors: morning.serverErrors,
    failures:
      totalOfWrongs(morning.wrongs) +
      (hasKeptPace ? seats - morning.sold + morning.serverErrors : 0) +
      tooMuch,
  }
}

async function playPunctually(bench: Bench): Promise<{ morning: MorningOutcome; mornings: number }> {
  // At the hour of release the server has been up for a while.
  await spreadRound(bench, 16, WARM_UP_CALLS)
  for (let mornings = 1; ; mornings++) {
    const morning = await playMorning(bench, { ...CROWD, seatsPerSlot: SEATS_PER_SLOT })
    if (morning.leftInTime >= MUST_LEAVE_IN_TIME || mornings === MOST_MORNINGS) return { morning, mornings }
  }
}

async function simulate(play: (seed: number) => Promise<RushOutcome>): Promise<readonly RushOutcome[]> {
  const played: RushOutcome[] = []
  for (let seed = 1; seed <= SIMULATED_MORNINGS; seed++) played.push(await play(seed))
  return played
}

function shareOfScripts(played: readonly RushOutcome[]): number {
  const seats = played.reduce((sum, one) => sum + one.seats, 0)
  return played.reduce((sum, { byScripts }) => sum + byScripts, 0) / seats
}

function rounded(share: number): number {
  return Number(share.toFixed(4))
}
