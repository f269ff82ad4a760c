import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromBase64url, toBase64url } from './base64url'

it('spells bytes as RFC 4648 §5 does', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      const text = toBase64url(bytes)
      expect(text).toBe(Buffer.from(bytes).toString('base64url'))
      expect(fromBase64url(text, bytes.length)).toEqual(bytes)
    }),
  )
})

it('knows one spelling of every byte string', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 8 }), fc.nat(6), (text, length) => {
      const bytes = fromBase64url(text, length)
      if (bytes) expect(toBase64url(bytes)).toBe(text)
    }),
  )
})

it.each([
  ['AA==', 1],
  ['AB', 1],
  ['A', 0],
  ['AAA', 1],
  ['AA', 2],
  ['A+', 1],
  ['AA A', 3],
])('refuses %j for %d bytes', (text, length) => {
  expect(fromBase64url(text, length)).toBeNull()
})
