import { expect, it } from 'vitest'
import { fen } from '../../kernel/fen'
import { owedFromAid } from './owed-from-aid'

const OWED = { status: 'in-force', paidBy: 'owed', feeFen: fen(15_000) } as const

it.each([
  ['a renewal that owes', OWED, 963_654, 15_000],
  ['aid that just covers it', OWED, 15_000, 15_000],
  ['aid that does not', OWED, 14_999, 0],
  ['nothing that is owed', { ...OWED, feeFen: fen(0) }, 963_654, 0],
  ['a fee that is paid', { ...OWED, paidBy: 'family' }, 963_654, 0],
  ['a place that donations pay', { ...OWED, paidBy: 'donation' }, 963_654, 0],
  ['one that has ended with its grace', { ...OWED, status: 'withdrawn' }, 963_654, 0],
] as const)('MA-19: of %s', (_, place, aidFen, owedFen) => {
  expect(owedFromAid(place, fen(aidFen))).toBe(owedFen)
})
