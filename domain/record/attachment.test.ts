import { expect, it } from 'vitest'
import { mediaTypeOf } from './attachment'

it.each([
  ['image/jpeg', [0xff, 0xd8, 0xff, 0xe0]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/webp', [...Buffer.from('RIFF\0\0\0\0WEBP')]],
  [null, [...Buffer.from('RIFF\0\0\0\0WAVE')]],
  [null, [...Buffer.from('<svg xmlns')]],
  [null, [...Buffer.from('%PDF-1.7')]],
  [null, [0xff, 0xd8]],
  [null, []],
])('is %s', (type, bytes) => {
  expect(mediaTypeOf(Uint8Array.from(bytes))).toBe(type)
})
