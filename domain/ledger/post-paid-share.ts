import { type Fen, fen } from '../kernel/fen'

export interface PostPaidPeriod {
  /** What was given in the period. */
  readonly aidFen: Fen
  /** What the operator takes for it, of the aid. */
  readonly feeBasisPoints: number
  /** What is left of the period before. */
  readonly balanceFen: Fen
  readonly members: number
}

export interface PostPaidShare {
  /** Of each member, to the 分 above: what is too much stays for the next period. */
  readonly shareFen: Fen
  /** As it is published, 分 with its fraction. */
  readonly exactFen: number
}

/**
 * What each member of a plan pays afterwards (rules D-MA, 相互宝): (aid + fee − balance) ÷ members, nothing while the
 * balance suffices. @throws RangeError without members
 */
export function postPaidShare({
  aidFen,
  feeBasisPoints,
  balanceFen,
  members,
}: PostPaidPeriod): PostPaidShare {
  if (!Number.isSafeInteger(members) || members < 1) throw new RangeError(`${members} members share nothing`)
  const feeFen = Math.ceil((aidFen * feeBasisPoints) / 10_000)
  const owedFen = Math.max(0, aidFen + feeFen - balanceFen)
  return { shareFen: fen(Math.ceil(owedFen / members)), exactFen: owedFen / members }
}
