import { expect, it } from 'vitest'
import type { SignatureStrokes } from '#domain/contract/finger-signature'
import { newPen } from './pen'

function writing() {
  let strokes: SignatureStrokes = []
  let clock = 1000
  const pen = newPen(
    () => strokes,
    () => clock,
  )
  return {
    write: (points: readonly (readonly [number, number])[]) => {
      const [first, ...rest] = points
      if (!first) return
      pen.down(...first)
      for (const point of rest) {
        clock += 10
        pen.move(...point)
      }
      strokes = pen.up() ?? strokes
    },
    strokes: () => strokes,
    pen,
  }
}

it('keeps each touch as a stroke, in its order and with its time', () => {
  const { write, strokes } = writing()
  write([
    [10, 10],
    [20, 10],
  ])
  write([[15, 30]])
  expect(strokes()).toEqual([
    [
      [10, 10, 0],
      [20, 10, 10],
    ],
    [[15, 30, 10]],
  ])
})

it('leaves out what an eye cannot tell apart, and what lies beyond the edge', () => {
  const { write, strokes } = writing()
  write([
    [-4, 8],
    [0.6, 8],
    [3.2, 8],
  ])
  expect(strokes()).toEqual([
    [
      [0, 8, 0],
      [3, 8, 20],
    ],
  ])
})

it('writes nothing while no finger is down', () => {
  const { pen, strokes } = writing()
  expect(pen.move(5, 5)).toBeNull()
  expect(pen.up()).toBeNull()
  expect(strokes()).toEqual([])
})
