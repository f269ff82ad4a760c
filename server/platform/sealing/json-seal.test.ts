import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createFieldCrypto } from './field-crypto'
import { jsonSeal } from './json-seal'

interface Sealed {
  readonly 'claim.arithmetic': { readonly at: Date; readonly steps: readonly { readonly at: Date | null }[] }
  readonly 'claim.details': { readonly at: string; readonly note: string }
}

const key = randomBytes(32)
const crypto = createFieldCrypto({ currentKeyId: 'k', keys: { k: key }, indexKey: key })
const moment = new Date('2026-11-23T01:02:03.456Z')

test('what is named as a moment is one again, at any depth; a null stays null', () => {
  const { sealed, opened } = jsonSeal<Sealed>(['at'])
  const value = { at: moment, steps: [{ at: moment }, { at: null }] }
  expect(opened(crypto, 'claim.arithmetic', sealed(crypto, 'claim.arithmetic', value))).toEqual(value)
})

test('without such a name a text that looks like a moment stays a text', () => {
  const { sealed, opened } = jsonSeal<Sealed>()
  const value = { at: moment.toISOString(), note: '发热两天' }
  expect(opened(crypto, 'claim.details', sealed(crypto, 'claim.details', value))).toEqual(value)
})

test('what was sealed for one column does not open as another', () => {
  const { sealed, opened } = jsonSeal<Sealed>()
  const cipher = sealed(crypto, 'claim.details', { at: '', note: '' })
  expect(() => opened(crypto, 'claim.arithmetic', cipher)).toThrow()
})
