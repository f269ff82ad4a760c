import * as z from 'zod/mini'
import { type Refusal, refuse } from '../kernel/errors'

/** A point of the finger: across and down in pixels of the canvas, and milliseconds since the first touch. */
export type SignaturePoint = readonly [x: number, y: number, atMs: number]
/** One touch each, in their order. */
export type SignatureStrokes = readonly (readonly SignaturePoint[])[]

const STROKES_MAX = 80
const POINTS_MAX = 1_500
/** No canvas of a phone or a desk is larger. */
const CANVAS_MAX = 4_000
const TEN_MINUTES_MS = 600_000

const pixel = z.number().check(z.gte(0), z.lte(CANVAS_MAX))

export const signatureStrokes = z
  .array(
    z
      .array(z.tuple([pixel, pixel, z.number().check(z.gte(0), z.lte(TEN_MINUTES_MS))]))
      .check(z.minLength(1), z.maxLength(POINTS_MAX)),
  )
  .check(
    z.maxLength(STROKES_MAX),
    z.refine((strokes) => strokes.reduce((sum, stroke) => sum + stroke.length, 0) <= POINTS_MAX),
  )

/** Shorter than any name: a slip of the finger (design). */
const LENGTH_MIN = 60
const EXTENT_MIN = 24
const POINTS_MIN = 6

/**
 * Whether something was written at all (journeys E2 18). Nobody judges whose hand it was: that is said by the log-in.
 *
 * @returns null, or signature_blank for an empty canvas, a dot, and a slip
 */
export function refuseSignature(strokes: SignatureStrokes): Refusal | null {
  const points = strokes.flat()
  const isWritten =
    points.length >= POINTS_MIN && extentOf(points) >= EXTENT_MIN && lengthOf(strokes) >= LENGTH_MIN
  return isWritten ? null : refuse('signature_blank')
}

function lengthOf(strokes: SignatureStrokes): number {
  let length = 0
  for (const stroke of strokes) {
    for (const [index, [x, y]] of stroke.entries()) {
      const before = stroke[index - 1]
      if (before) length += Math.hypot(x - before[0], y - before[1])
    }
  }
  return length
}

/** The longer side of the box around it. */
function extentOf(points: readonly SignaturePoint[]): number {
  const across = points.map(([x]) => x)
  const down = points.map(([, y]) => y)
  return Math.max(Math.max(...across) - Math.min(...across), Math.max(...down) - Math.min(...down))
}
