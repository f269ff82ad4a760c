import { expect, test } from 'vitest'
import { qrPicture } from './qr-picture'

const svgOf = (text: string): string => decodeURIComponent(qrPicture(text).replace('data:image/svg+xml,', ''))

/** The dark modules of one row, in columns of the symbol. */
function darkOf(svg: string, row: number): number[] {
  return [...svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g)]
    .filter(([, , y]) => Number(y) === row + 4)
    .flatMap(([, x, , width]) => Array.from({ length: Number(width) }, (_, k) => Number(x) - 4 + k))
}

test('eight signs fit the smallest symbol, with its three finders and a quiet zone of four', () => {
  const svg = svgOf('ABCD-2345')
  // Version 1: 21 modules, and the quiet zone on both sides.
  expect(svg).toContain('viewBox="0 0 29 29"')
  const finder = [0, 1, 2, 3, 4, 5, 6]
  expect(darkOf(svg, 0)).toEqual(expect.arrayContaining([...finder, ...finder.map((k) => k + 14)]))
  expect(darkOf(svg, 20)).toEqual(expect.arrayContaining(finder))
  expect(darkOf(svg, 7).filter((column) => column < 8 || column > 12)).toEqual([])
})

test('an authenticator’s address fits, and other texts look different', () => {
  const uri = `otpauth://totp/${encodeURIComponent('家门口健康:钱主任')}?secret=${'A'.repeat(32)}&period=30`
  expect(svgOf(uri).length).toBeGreaterThan(svgOf('ABCD-2345').length)
  expect(svgOf('ABCD-2345')).not.toBe(svgOf('ABCD-2346'))
})
