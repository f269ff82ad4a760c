import fc from 'fast-check'
import { expect, it } from 'vitest'
import { groupedCode, parseVerificationCode, verificationCode } from './verification-code'

it('reads every code that it makes, however it is typed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), (bytes) => {
      const code = verificationCode(bytes)
      for (const typed of [code, groupedCode(code), code.toLowerCase(), ` ${groupedCode(code)} `]) {
        expect(parseVerificationCode(typed)).toBe(code)
      }
    }),
  )
})

it.each(['', 'ABCD-2345', 'ABCD-2345-WXY0', 'ABCD-2345-WXYI', 'ABCD-2345-WXYZ2'])(
  '%s is no code',
  (typed) => {
    expect(parseVerificationCode(typed)).toBeNull()
  },
)

it('needs enough to be unguessable', () => {
  expect(() => verificationCode(new Uint8Array(8))).toThrow(RangeError)
})
