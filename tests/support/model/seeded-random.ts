/** Mulberry32, from 0 to 1: small, even, and the same everywhere. */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** To see the times, choose one and tap: half of all people need less, nine in ten less than 1.6 times as long. */
const MEDIAN_TAP_MS = 900
const TAP_SIGMA = 0.37

/** How long somebody needs from a list on the screen to a tap, in milliseconds. */
export function tapMs(random: () => number): number {
  return MEDIAN_TAP_MS * Math.exp(TAP_SIGMA * normal(random))
}

/** Box and Muller. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
