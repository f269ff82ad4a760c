import { type Refusal, refuse } from '../kernel/errors'

/** How a card stands (rules D-CARD-06). `applied` waits for staff who look at a document that is in question. */
export const CARD_STATUSES = ['applied', 'active', 'frozen', 'cancelled'] as const
export type CardStatus = (typeof CARD_STATUSES)[number]

export const CARD_STATUS_NAMES_ZH = {
  applied: '等待核对',
  active: '使用中',
  frozen: '已冻结',
  cancelled: '已注销',
} as const satisfies Record<CardStatus, string>

/** What is done with a card. A family does all of it but `confirm`, which is the staff's. */
export type CardMove = 'apply' | 'confirm' | 'freeze' | 'unfreeze' | 'replace' | 'cancel'

/** A card as it stands: codes of another version than its own are refused. */
export interface CardState {
  readonly status: CardStatus
  readonly version: number
}

/** From where a move may be made, and where it leads. A card that was given up is taken up again as the next version. */
const MOVES: Readonly<Record<CardMove, { from: readonly CardStatus[]; to: CardStatus; reissues: boolean }>> =
  {
    apply: { from: ['cancelled'], to: 'active', reissues: true },
    confirm: { from: ['applied'], to: 'active', reissues: false },
    freeze: { from: ['active'], to: 'frozen', reissues: false },
    unfreeze: { from: ['frozen'], to: 'active', reissues: false },
    replace: { from: ['active', 'frozen'], to: 'active', reissues: true },
    cancel: { from: ['applied', 'active', 'frozen'], to: 'cancelled', reissues: false },
  }

/** @returns how the card stands afterwards, or card_state with the `status` that does not allow it */
export function moveCard(card: CardState, move: CardMove): CardState | Refusal {
  const { from, to, reissues } = MOVES[move]
  if (!from.includes(card.status)) return refuse('card_state', { status: card.status })
  return { status: to, version: reissues ? card.version + 1 : card.version }
}

/**
 * Why a card cannot be used now, or null.
 *
 * @returns card_absent, card_frozen, card_state with the `status`, card_version_old for what an earlier version signed
 */
export function refuseCard(card: CardState | null, version?: number): Refusal | null {
  if (!card) return refuse('card_absent')
  if (card.status === 'frozen') return refuse('card_frozen')
  if (card.status !== 'active') return refuse('card_state', { status: card.status })
  return version === undefined || version === card.version ? null : refuse('card_version_old')
}
