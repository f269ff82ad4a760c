import { describe, expect, test } from 'vitest'
import { playFreedSeats } from '../support/model/freed-seats-model'
import { advantageOf, type RushOutcome } from '../support/model/rush-desk'
import { playRushHour } from '../support/model/rush-model'

/** The number: at most two in a hundred seats more than their part of the people. */
const TOLERANCE = 0.02
const CROWD = { phones: 1_000, scripts: 20, slots: 10 }

async function overMornings(
  mornings: number,
  play: (seed: number) => Promise<RushOutcome>,
): Promise<RushOutcome[]> {
  const played: RushOutcome[] = []
  for (let seed = 1; seed <= mornings; seed++) played.push(await play(seed))
  return played
}

describe('what opens at its hour, to 1,000 phones and 20 scripts that ask as fast as they may', () => {
  const release = (hasLots: boolean) =>
    overMornings(3, (seed) => playRushHour({ ...CROWD, seatsPerSlot: 30, seed, hasLots }))

  test('scripts get no more than their part', async () => {
    const played = await release(true)
    for (const { seats } of played) expect(seats).toBe(CROWD.slots * 30)
    expect(advantageOf(played)).toBeLessThanOrEqual(TOLERANCE)
  })

  test('and would get more if it went to whoever is first', async () => {
    expect(advantageOf(await release(false))).toBeGreaterThan(TOLERANCE)
  })
})

describe('seats that come free one by one, where nobody waits in line', () => {
  const freed = 100
  const morning = (opensAtMinutes: boolean) =>
    overMornings(2, (seed) => playFreedSeats({ ...CROWD, freed, seed, opensAtMinutes, scriptLooksMs: 100 }))

  test('scripts that look ten times a second get no more than their part', async () => {
    const played = await morning(true)
    for (const { seats } of played) expect(seats).toBe(freed)
    expect(advantageOf(played)).toBeLessThanOrEqual(TOLERANCE)
  })

  test('and would get more if such a seat lay there for whoever looks first', async () => {
    expect(advantageOf(await morning(false))).toBeGreaterThan(TOLERANCE)
  })
})
