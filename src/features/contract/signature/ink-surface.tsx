import { type PointerEvent, useEffect, useRef } from 'react'
import type { SignatureStrokes } from '#domain/contract/finger-signature'
import { drawAll, drawPiece, type InkContext, prepareInk } from './ink'
import { newPen } from './pen'
import './ink-surface.scss'

export interface InkSurfaceProps {
  /** What a screen reader calls it. */
  label: string
  strokes: SignatureStrokes
  onWritten: (strokes: SignatureStrokes) => void
}

/** Where a finger, a pen or a mouse signs, in a browser. */
export function InkSurface({ label, strokes, onWritten }: InkSurfaceProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const written = useRef(strokes)
  written.current = strokes
  const pen = useRef(newPen(() => written.current, Date.now)).current
  const ink = (): InkContext | null => canvas.current?.getContext('2d') ?? null

  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context) return
    const { width, height } = element.getBoundingClientRect()
    prepareInk(element, context, { width, height, ratio: window.devicePixelRatio })
    drawAll(context, strokes)
  }, [strokes])

  const placeOf = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLCanvasElement>) => {
    const { left, top } = currentTarget.getBoundingClientRect()
    return [clientX - left, clientY - top] as const
  }
  return (
    <canvas
      ref={canvas}
      className="ink-surface"
      role="img"
      aria-label={label}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        const point = pen.down(...placeOf(event))
        const context = ink()
        if (point && context) drawPiece(context, point, point)
      }}
      onPointerMove={(event) => {
        const piece = pen.move(...placeOf(event))
        const context = ink()
        if (piece && context) drawPiece(context, ...piece)
      }}
      onPointerUp={() => {
        const all = pen.up()
        if (all) onWritten(all)
      }}
      onPointerCancel={() => {
        const all = pen.up()
        if (all) onWritten(all)
      }}
    />
  )
}
