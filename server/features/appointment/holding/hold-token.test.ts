import { randomBytes, randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { createFieldCrypto } from '../../../platform/sealing/field-crypto'
import { isHoldTokenOf, newHoldToken } from './hold-token'

const newCrypto = () =>
  createFieldCrypto({ currentKeyId: 'a', keys: { a: randomBytes(32) }, indexKey: randomBytes(32) })
const crypto = newCrypto()
const [mine, another] = [randomUUID(), randomUUID()]

it('is a UUID, its own each time, and good for the account that holds, however it is written', () => {
  const tokens = Array.from({ length: 100 }, () => newHoldToken(crypto, mine))
  expect(new Set(tokens).size).toBe(100)
  for (const token of tokens) {
    expect(z.uuid().safeParse(token).success).toBe(true)
    expect(isHoldTokenOf(crypto, mine, token)).toBe(true)
    expect(isHoldTokenOf(crypto, mine, token.toUpperCase())).toBe(true)
  }
})

it('is worth nothing to another account, made up, changed anywhere, or signed with another key', () => {
  const token = newHoldToken(crypto, mine)
  expect(isHoldTokenOf(crypto, another, token)).toBe(false)
  expect(isHoldTokenOf(crypto, mine, randomUUID())).toBe(false)
  expect(isHoldTokenOf(newCrypto(), mine, token)).toBe(false)
  expect(isHoldTokenOf(crypto, mine, '')).toBe(false)
  for (const [place, digit] of [...token].entries()) {
    if (digit === '-') continue
    const changed = `${token.slice(0, place)}${digit === '0' ? '1' : '0'}${token.slice(place + 1)}`
    expect(isHoldTokenOf(crypto, mine, changed)).toBe(false)
  }
})
