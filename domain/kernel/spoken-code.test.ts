import fc from 'fast-check'
import { expect, it } from 'vitest'
import { codeInGroups, parseSpokenCode, spelledOut, spokenCode } from './spoken-code'

it('whatever is made can be read, also with a dash, spaces, small and wide letters', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 8, maxLength: 32 }), (bytes) => {
      const code = spokenCode(bytes)
      const wide = code.replace(/./g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
      for (const typed of [code, code.toLowerCase(), codeInGroups(code), ` ${wide} `]) {
        expect(parseSpokenCode(typed)).toBe(code)
      }
    }),
  )
})

it.each(['', 'ABCD234', 'ABCD23456', 'ABCD0345', 'ABCDO345', 'ABCDI345', 'ABCD1345', '外婆外婆外婆外婆'])(
  '%s is no code',
  (typed) => {
    expect(parseSpokenCode(typed)).toBeNull()
  },
)

it('is read aloud character by character', () => {
  expect(spelledOut('AB2D3F4H')).toBe('A，B，2，D，3，F，4，H')
})

it('needs eight bytes', () => {
  expect(() => spokenCode(new Uint8Array(7))).toThrow(RangeError)
})
