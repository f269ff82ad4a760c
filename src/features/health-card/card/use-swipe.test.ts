import { expect, test } from 'vitest'
import { swipeOf } from './use-swipe'

const from = { x: 200, y: 400 }

test.each([
  ['to the left', { x: 90, y: 410 }, 'left'],
  ['to the right', { x: 260, y: 380 }, 'right'],
  ['a shaky tap', { x: 190, y: 402 }, null],
  ['a page that is scrolled', { x: 140, y: 200 }, null],
])('%s', (_, to, way) => {
  expect(swipeOf(from, to)).toBe(way)
})
