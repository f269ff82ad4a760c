import { expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { readsPlainWords, refuseSigner, signerOf } from './signer'

const today = localDate('2026-10-13')
const birthdayYesterday = (years: number) => localDate(`${2026 - years}-10-12`)
const birthdayTomorrow = (years: number) => localDate(`${2026 - years}-10-14`)

it.each([
  ['a grown-up on their own phone', true, birthdayYesterday(18), 'self', null],
  ['somebody of 17 on their own phone', true, birthdayTomorrow(18), 'guardian', 'signer_under_age'],
  ['a guardian for somebody of 17', false, birthdayTomorrow(18), 'guardian', null],
  ['a child for their old mother', false, birthdayYesterday(80), 'helper', null],
] as const)('%s', (_who, isSelf, birthDate, signer, refusal) => {
  expect(signerOf(isSelf, birthDate, today)).toBe(signer)
  expect(refuseSigner(isSelf, birthDate, today)?.code ?? null).toBe(refusal)
})

it.each([
  [birthdayTomorrow(8), false],
  [birthdayYesterday(8), true],
  [birthdayTomorrow(18), true],
  [birthdayYesterday(18), false],
])('shows plain words from eight to seventeen: born on %s', (birthDate, isShown) => {
  expect(readsPlainWords(birthDate, today)).toBe(isShown)
})
