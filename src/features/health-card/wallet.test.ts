import { describe, expect, test } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { type FamilyFace, familyFaces } from '#domain/patient/family-face'
import { canApply, isUsable, neighboursOf, type WalletCardState, walletPeople } from './wallet'

const today = localDate('2026-10-13')
const person = (id: string, name: string, access: 'guardian' | 'delegate' = 'guardian') => ({
  id,
  name,
  relation: 'child' as const,
  birthDate: localDate('2025-08-05'),
  sex: 'female' as const,
  documentMasked: `5101****00${id}`,
  access,
  accessEndsOn: null,
})
const rows = [person('1', '周予禾'), person('2', '周予满', 'delegate'), person('3', '李桂兰')]
const faces: FamilyFace[] = familyFaces(rows, today)
const active: WalletCardState = {
  status: 'active',
  version: 1,
  numberMasked: '1234 •••••• 9014',
  verification: 'real-name',
  statusAt: '2026-10-01T08:00:00+08:00',
  isStatusMine: true,
}
const wallet = [
  { patientId: '1', card: active, hasAllergy: '青霉素过敏' },
  { patientId: '2', card: active, hasAllergy: null },
]

describe('the wallet', () => {
  test('shows everybody of the family, also whoever has no card', () => {
    const people = walletPeople(faces, rows, { rows: wallet, isFailed: false })
    expect(people.map(({ holder, card }) => [holder.name, card !== null])).toEqual([
      ['周予禾', true],
      ['周予满', true],
      ['李桂兰', false],
    ])
    expect(people[0]?.allergyWords).toBe('青霉素过敏')
    expect(people[1]?.isEntrusted).toBe(true)
  })

  test('claims nothing about cards before the server has spoken', () => {
    const cards = (isFailed: boolean) =>
      walletPeople(faces, rows, { rows: undefined, isFailed }).map(({ card }) => card)
    expect(cards(false)).toEqual(['loading', 'loading', 'loading'])
    expect(cards(true)).toEqual(['unknown', 'unknown', 'unknown'])
  })
})

test.each([
  ['none', null, false, true],
  ['given up', { ...active, status: 'cancelled' as const }, false, true],
  ['frozen', { ...active, status: 'frozen' as const }, false, false],
  ['of a child entrusted to me', null, true, false],
  ['not known', 'unknown' as const, false, false],
])('a card that is %s', (_, card, isEntrusted, may) => {
  expect(canApply({ card, isEntrusted })).toBe(may)
  expect(isUsable(card)).toBe(false)
})

test('a swipe goes to the next person and stops at the last', () => {
  const people = walletPeople(faces, rows, { rows: wallet, isFailed: false })
  expect(neighboursOf(people, '1').after?.face.id).toBe('2')
  expect(neighboursOf(people, '1').before).toBeUndefined()
  expect(neighboursOf(people, '3').after).toBeUndefined()
})
