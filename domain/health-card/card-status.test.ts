import { describe, expect, it } from 'vitest'
import { CARD_STATUSES, type CardMove, type CardStatus, moveCard, refuseCard } from './card-status'

const at = (status: CardStatus) => ({ status, version: 3 })

describe('the ways of a card (D-CARD-06)', () => {
  const WAYS: readonly [CardMove, CardStatus, CardStatus, number][] = [
    ['apply', 'cancelled', 'active', 4],
    ['confirm', 'applied', 'active', 3],
    ['freeze', 'active', 'frozen', 3],
    ['unfreeze', 'frozen', 'active', 3],
    ['replace', 'active', 'active', 4],
    ['replace', 'frozen', 'active', 4],
    ['cancel', 'applied', 'cancelled', 3],
    ['cancel', 'active', 'cancelled', 3],
    ['cancel', 'frozen', 'cancelled', 3],
  ]

  it.each(WAYS)('%s: %s → %s as version %d', (move, from, status, version) => {
    expect(moveCard(at(from), move)).toEqual({ status, version })
  })

  const moves = [...new Set(WAYS.map(([move]) => move))]
  const closed = moves.flatMap((move) =>
    CARD_STATUSES.filter((from) => !WAYS.some((way) => way[0] === move && way[1] === from)).map(
      (from) => [move, from] as const,
    ),
  )
  it.each(closed)('%s is refused when the card is %s', (move, status) => {
    expect(moveCard(at(status), move)).toEqual({ code: 'card_state', facts: { status } })
  })
})

describe('which card can be used', () => {
  it.each([
    [null, 1, 'card_absent'],
    [at('frozen'), 3, 'card_frozen'],
    [at('applied'), 3, 'card_state'],
    [at('cancelled'), 3, 'card_state'],
    [at('active'), 2, 'card_version_old'],
    [at('active'), 4, 'card_version_old'],
    [at('active'), 3, undefined],
    [at('active'), undefined, undefined],
  ])('%o shown as version %s: %s', (card, version, code) => {
    expect(refuseCard(card, version)?.code).toBe(code)
  })
})
