import type { Fen } from '../../kernel/fen'
import type { Pathway } from '../benefit/pathway-name'
import { OTHER_DISEASES_ZH } from './disease-group'

/** All that the public learns of a claim before it is paid (rules MA-17, decision 164). */
export interface PublicCase {
  readonly ageBand: string
  readonly diseaseGroup: string
  /** Null where too few came by the same way. */
  readonly pathway: Pathway | null
  /** `1–2 万元`: to the 分 an amount is a name. */
  readonly amountBand: string
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

/** 10,000 元 in 分. */
const WAN_FEN = 1_000_000

/** How the public hears of an amount that is about to be paid. */
export function amountBandZh(amountFen: Fen): string {
  if (amountFen < WAN_FEN) return '1 万元以下'
  if (amountFen < 2 * WAN_FEN) return '1–2 万元'
  if (amountFen < 5 * WAN_FEN) return '2–5 万元'
  return amountFen < 10 * WAN_FEN ? '5–10 万元' : '10 万元以上'
}

type Cell = Pick<PublicCase, 'ageBand' | 'diseaseGroup' | 'pathway'>

/**
 * A case made so coarse that at least `k` of the year's cases look like it: first the way is left out, then the disease,
 * then the age (journeys E4 42: a village knows whose child was ill). `peers` are the year's cases, this one among them.
 */
export function publicFace<Case extends PublicCase>(shown: Case, peers: readonly Cell[], k: number): Case {
  const alike = (other: (peer: Cell) => boolean) => peers.filter(other).length >= k
  const sameAge = (peer: Cell) => peer.ageBand === shown.ageBand
  const sameDisease = (peer: Cell) => sameAge(peer) && peer.diseaseGroup === shown.diseaseGroup
  if (alike((peer) => sameDisease(peer) && peer.pathway === shown.pathway)) return shown
  const withoutWay = { ...shown, pathway: null }
  if (alike(sameDisease)) return withoutWay
  const withoutDisease = { ...withoutWay, diseaseGroup: OTHER_DISEASES_ZH }
  return alike(sameAge) ? withoutDisease : { ...withoutDisease, ageBand: EVERY_AGE_ZH }
}
