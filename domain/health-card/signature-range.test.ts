import { expect, it } from 'vitest'
import { isSignatureInRange } from './signature-range'

const ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n
const signature = (r: bigint, s: bigint) =>
  new Uint8Array(Buffer.from(r.toString(16).padStart(64, '0') + s.toString(16).padStart(64, '0'), 'hex'))

it.each([
  [1n, 1n, true],
  [ORDER - 1n, ORDER - 1n, true],
  [0n, 1n, false],
  [1n, 0n, false],
  [ORDER, 1n, false],
  [1n, ORDER, false],
  [ORDER + 5n, 1n, false],
  [1n, 2n ** 256n - 1n, false],
])('r = %s, s = %s: %s', (r, s, isInRange) => {
  expect(isSignatureInRange(signature(r, s))).toBe(isInRange)
})

it('has 64 bytes', () => {
  expect(isSignatureInRange(signature(1n, 1n).subarray(1))).toBe(false)
})
