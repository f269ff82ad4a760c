import type { CommonEvent } from '@tarojs/components'
import { useRef } from 'react'

/** Less is a shaky tap. */
const FAR_PX = 48

interface Point {
  readonly x: number
  readonly y: number
}

/** Which way a finger went over the screen, when it went far enough and rather across than along. */
export function swipeOf(from: Point, to: Point): 'left' | 'right' | null {
  const across = to.x - from.x
  if (Math.abs(across) < FAR_PX || Math.abs(across) < 2 * Math.abs(to.y - from.y)) return null
  return across < 0 ? 'left' : 'right'
}

/** Never the only way to somebody: the same people stand in buttons. */
export function useSwipe(onSwipe: (way: 'left' | 'right') => void) {
  const from = useRef<Point | null>(null)
  return {
    onTouchStart: (event: CommonEvent) => {
      from.current = pointOf((event as Touched).touches)
    },
    onTouchEnd: (event: CommonEvent) => {
      const to = pointOf((event as Touched).changedTouches)
      const way = from.current && to && swipeOf(from.current, to)
      from.current = null
      if (way) onSwipe(way)
    },
  }
}

/** What Taro's type of a View's touch does not say. */
type Touched = CommonEvent & { readonly touches?: Touches; readonly changedTouches?: Touches }
type Touches = ArrayLike<{ readonly clientX: number; readonly clientY: number }>

/** Some touches come without a place. */
function pointOf(touches: Touches | undefined): Point | null {
  const touch = touches?.[0]
  return touch ? { x: touch.clientX, y: touch.clientY } : null
}
