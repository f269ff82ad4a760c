import { type Fen, fen } from './fen'

// 1/100 of a percent, in which the plan's rules state their shares.

/** 8000 → `80%`, 133 → `1.33%` */
export function percentInWords(basisPoints: number): string {
  return `${basisPoints / 100}%`
}

/** A share of an amount, half up, in whole numbers: a quotient of floats could fall on the wrong side of a half. */
export function shareOf(amount: Fen, basisPoints: number): Fen {
  return fen(Math.floor((amount * basisPoints + 5_000) / 10_000))
}
