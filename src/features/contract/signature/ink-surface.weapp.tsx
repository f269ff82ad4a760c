import { Canvas, type CommonEvent } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useId, useRef } from 'react'
import { spoken } from '../../../components/accessibility/accessibility'
import { drawAll, drawPiece, type InkContext, prepareInk } from './ink'
import type { InkSurfaceProps } from './ink-surface'
import { newPen } from './pen'
import './ink-surface.scss'

/** Where a finger signs, in the mini-program: WeChat's canvas is a native part that knows touches only. */
export function InkSurface({ label, strokes, onWritten }: InkSurfaceProps) {
  const id = `ink-${useId().replaceAll(':', '')}`
  const ink = useRef<InkContext | null>(null)
  const written = useRef(strokes)
  written.current = strokes
  const pen = useRef(newPen(() => written.current, Date.now)).current

  useEffect(() => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .fields({ node: true, size: true }, (found) => {
        const canvas = (found as Partial<FoundCanvas> | null)?.node
        if (!canvas) return
        const { width, height } = found as FoundCanvas
        ink.current = canvas.getContext('2d')
        prepareInk(canvas, ink.current, { width, height, ratio: Taro.getWindowInfo().pixelRatio })
        drawAll(ink.current, strokes)
      })
      .exec()
  }, [id, strokes])

  const finish = () => {
    const all = pen.up()
    if (all) onWritten(all)
  }
  return (
    <Canvas
      type="2d"
      id={id}
      canvasId={id}
      className="ink-surface"
      disableScroll
      {...spoken({ role: 'img', label })}
      onTouchStart={(event) => {
        const place = placeOf(event)
        const point = place && pen.down(...place)
        if (point && ink.current) drawPiece(ink.current, point, point)
      }}
      onTouchMove={(event) => {
        const place = placeOf(event)
        const piece = place && pen.move(...place)
        if (piece && ink.current) drawPiece(ink.current, ...piece)
      }}
      onTouchEnd={finish}
      onTouchCancel={finish}
    />
  )
}

interface FoundCanvas {
  readonly node: { width: number; height: number; getContext: (kind: '2d') => InkContext }
  readonly width: number
  readonly height: number
}

/** A canvas counts from its own corner, which Taro's type does not say. */
function placeOf(event: CommonEvent): readonly [number, number] | null {
  const { touches } = event as CommonEvent & { readonly touches?: ArrayLike<{ x: number; y: number }> }
  const touch = touches?.[0]
  return touch ? [touch.x, touch.y] : null
}
