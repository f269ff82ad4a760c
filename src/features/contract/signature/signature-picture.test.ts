import { expect, it } from 'vitest'
import type { SignatureStrokes } from '#domain/contract/finger-signature'
import { signaturePicture } from './signature-picture'

const drawn = (strokes: SignatureStrokes): string =>
  decodeURIComponent(signaturePicture(strokes).replace('data:image/svg+xml,', ''))

it('draws every stroke by itself, in a frame around all of them', () => {
  const svg = drawn([
    [
      [100, 60, 0],
      [140, 62, 90],
    ],
    [
      [120, 40, 300],
      [120, 90, 420],
    ],
  ])
  expect(svg).toContain('viewBox="92 32 56 66"')
  expect(svg).toContain('d="M100 60L140 62M120 40L120 90"')
})

it('draws a dot as a dot', () => {
  expect(drawn([[[10, 20, 0]]])).toContain('d="M10 20L10 20"')
})
