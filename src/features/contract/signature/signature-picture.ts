import type { SignatureStrokes } from '#domain/contract/finger-signature'

const INK = '#12282a'
const MARGIN = 8

/**
 * A name as it was written, as a picture for an <Image>: the finger's way with as much paper around it as a pen is wide,
 * whatever the size of the canvas was.
 */
export function signaturePicture(strokes: SignatureStrokes): string {
  const points = strokes.flat()
  const across = points.map(([x]) => x)
  const down = points.map(([, y]) => y)
  const left = Math.min(...across) - MARGIN
  const top = Math.min(...down) - MARGIN
  const width = Math.max(...across) - left + MARGIN
  const height = Math.max(...down) - top + MARGIN
  const ways = strokes.map((stroke) => {
    const [first, ...rest] = stroke.map(([x, y]) => `${x} ${y}`)
    // A dot of the pen is a line to where it stands.
    return `M${first}${(rest.length > 0 ? rest : [first]).map((point) => `L${point}`).join('')}`
  })
  const pen = `fill="none" stroke="${INK}" stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round"`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}"><path ${pen} d="${ways.join('')}"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
