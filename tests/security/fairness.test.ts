import { expect, test } from 'vitest'
import { playRushHour, type RushOutcome } from '../support/rush-model'

/** The number: at most two in a hundred seats more than their part of the people. */
const TOLERANCE = 0.02
const MORNING = { phones: 1_000, scripts: 20, slots: 10, seatsPerSlot: 30 }
const MORNINGS = [1, 2, 3]

async function overMornings(hasLots: boolean): Promise<{ advantage: number; played: RushOutcome[] }> {
  const played: RushOutcome[] = []
  for (const seed of MORNINGS) played.push(await playRushHour({ ...MORNING, seed, hasLots }))
  const seats = played.reduce((sum, one) => sum + one.seats, 0)
  const byScripts = played.reduce((sum, one) => sum + one.byScripts, 0)
  return { played, advantage: byScripts / seats - (played[0]?.scriptsOfPeople ?? 0) }
}

test('1,000 phones and 20 scripts that ask as fast as they may: scripts get no more than their part', async () => {
  const { advantage, played } = await overMornings(true)
  for (const { seats } of played) expect(seats).toBe(MORNING.slots * MORNING.seatsPerSlot)
  expect(advantage).toBeLessThanOrEqual(TOLERANCE)
})

test('and would get more if what opens went to whoever is first', async () => {
  const { advantage } = await overMornings(false)
  expect(advantage).toBeGreaterThan(TOLERANCE)
})
