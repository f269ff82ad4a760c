import type { SignaturePoint, SignatureStrokes } from '#domain/contract/finger-signature'

/** Points closer than this are the same to an eye, and would only make a signature heavy. */
const STEP = 1.5

/** What a finger writes: points come in while it is down, a stroke is whole when it lifts. */
export interface Pen {
  /** @returns the point before, or itself for the first; null when it says nothing new */
  down: (x: number, y: number) => SignaturePoint | null
  move: (x: number, y: number) => readonly [SignaturePoint, SignaturePoint] | null
  /** @returns everything written so far */
  up: () => SignatureStrokes | null
}

/** @param now milliseconds, of the same clock at each call */
export function newPen(written: () => SignatureStrokes, now: () => number): Pen {
  let startedAt: number | null = null
  let stroke: SignaturePoint[] | null = null
  const pointAt = (x: number, y: number): SignaturePoint => {
    startedAt ??= now() - lastMoment(written())
    return [rounded(x), rounded(y), Math.round(now() - startedAt)]
  }
  return {
    down(x, y) {
      const point = pointAt(x, y)
      stroke = [point]
      return point
    },
    move(x, y) {
      const last = stroke?.at(-1)
      if (!stroke || !last) return null
      const point = pointAt(x, y)
      if (Math.hypot(point[0] - last[0], point[1] - last[1]) < STEP) return null
      stroke.push(point)
      return [last, point]
    },
    up() {
      if (!stroke) return null
      const all = [...written(), stroke]
      stroke = null
      return all
    },
  }
}

function lastMoment(strokes: SignatureStrokes): number {
  return strokes.at(-1)?.at(-1)?.[2] ?? 0
}

/** Half a pixel is finer than any finger; a canvas has no point left of its edge. */
function rounded(value: number): number {
  return Math.max(0, Math.round(value * 2) / 2)
}
