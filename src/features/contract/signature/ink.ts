import type { SignaturePoint, SignatureStrokes } from '#domain/contract/finger-signature'

/** The few things of a canvas that a pen needs; a browser's and WeChat's both have them. */
export interface InkContext {
  lineWidth: number
  lineCap: string
  lineJoin: string
  strokeStyle: unknown
  scale(x: number, y: number): void
  clearRect(x: number, y: number, width: number, height: number): void
  beginPath(): void
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  stroke(): void
}

const INK = '#12282a'
const WIDTH = 3.2

/** A canvas has pixels of its own: without this a signature is blurred on every phone. */
export function prepareInk(
  canvas: { width: number; height: number },
  ink: InkContext,
  size: { readonly width: number; readonly height: number; readonly ratio: number },
): void {
  canvas.width = Math.round(size.width * size.ratio)
  canvas.height = Math.round(size.height * size.ratio)
  ink.scale(size.ratio, size.ratio)
  ink.lineWidth = WIDTH
  ink.lineCap = 'round'
  ink.lineJoin = 'round'
  ink.strokeStyle = INK
}

/** The newest piece of a stroke; of its first point a dot. */
export function drawPiece(ink: InkContext, [x, y]: SignaturePoint, [toX, toY]: SignaturePoint): void {
  ink.beginPath()
  ink.moveTo(x, y)
  ink.lineTo(toX, toY)
  ink.stroke()
}

export function drawAll(ink: InkContext, strokes: SignatureStrokes): void {
  for (const stroke of strokes) {
    for (const [index, point] of stroke.entries()) drawPiece(ink, stroke[index - 1] ?? point, point)
  }
}
