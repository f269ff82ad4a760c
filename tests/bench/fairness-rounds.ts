import { playRushHour, type RushOutcome } from '../support/rush-model'
import type { Figures } from './card-rounds'

/** The number: so much more of the seats than of the people. */
const TOLERANCE = 0.02
const MORNING = { phones: 1_000, scripts: 20, slots: 10, seatsPerSlot: 30 }
const MORNINGS = 10

/**
 * What part of the seats scripts get at release time, before the real admission in simulated time: a generator on the
 * machine that it loads would make a thousand phones late, and not the twenty scripts. Beside it what scripts would get if
 * the first were served first.
 */
export async function fairness(): Promise<Figures> {
  const drawn = await play(true)
  const firstCome = await play(false)
  const sold = drawn.reduce((sum, { seats }) => sum + seats, 0)
  const ofPeople = drawn[0]?.scriptsOfPeople ?? 0
  const ofSeats = shareOfScripts(drawn)
  const unsold = MORNINGS * MORNING.slots * MORNING.seatsPerSlot - sold
  return {
    phones: MORNING.phones,
    scripts: MORNING.scripts,
    mornings: MORNINGS,
    seats: sold,
    scripts_of_people: Number(ofPeople.toFixed(4)),
    scripts_of_seats: Number(ofSeats.toFixed(4)),
    first_come_of_seats: Number(shareOfScripts(firstCome).toFixed(4)),
    failures: unsold + (ofSeats > ofPeople + TOLERANCE ? 1 : 0),
  }
}

async function play(hasLots: boolean): Promise<readonly RushOutcome[]> {
  const played: RushOutcome[] = []
  for (let seed = 1; seed <= MORNINGS; seed++) played.push(await playRushHour({ ...MORNING, seed, hasLots }))
  return played
}

function shareOfScripts(played: readonly RushOutcome[]): number {
  const seats = played.reduce((sum, one) => sum + one.seats, 0)
  return played.reduce((sum, { byScripts }) => sum + byScripts, 0) / seats
}
