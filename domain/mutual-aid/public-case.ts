import type { Fen } from '../kernel/fen'
import { OTHER_DISEASES_ZH } from './disease-group'
import type { Pathway } from './pathway-name'

/** All that the public learns of a claim (rules MA-17, MA-21). */
export interface PublicCase {
  readonly ageBand: string
  readonly diseaseGroup: string
  readonly pathway: Pathway
  readonly amountFen: Fen
  /** `2026-10` */
  readonly month: string
}

const EVERY_AGE_ZH = '18 岁以下'

/** How the public hears of an age. */
export function ageBandZh(ageYears: number): string {
  if (ageYears <= 2) return '0–2 岁'
  if (ageYears <= 5) return '3–5 岁'
  return ageYears <= 11 ? '6–11 岁' : '12–17 岁'
}

type Cell = Pick<PublicCase, 'ageBand' | 'diseaseGroup'>

/**
 * A case made so coarse that at least `k` of the year's cases look like it: first the disease is left out, then the age
 * (journeys E4 42: a village knows whose child was ill). `peers` are the year's cases, this one among them.
 */
export function publicFace<Case extends PublicCase>(shown: Case, peers: readonly Cell[], k: number): Case {
  const alike = (other: (peer: Cell) => boolean) => peers.filter(other).length >= k
  const sameAge = (peer: Cell) => peer.ageBand === shown.ageBand
  if (alike((peer) => sameAge(peer) && peer.diseaseGroup === shown.diseaseGroup)) return shown
  const withoutDisease = { ...shown, diseaseGroup: OTHER_DISEASES_ZH }
  return alike(sameAge) ? withoutDisease : { ...withoutDisease, ageBand: EVERY_AGE_ZH }
}
