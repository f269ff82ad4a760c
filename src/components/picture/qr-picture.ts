import { create } from 'qrcode/lib/core/qrcode'

/** Light modules around the symbol, without which no camera finds it (ISO/IEC 18004). */
const QUIET_ZONE = 4

/**
 * A QR symbol as the address of an SVG picture. The text must be ASCII: it is handed over as bytes, because the
 * phone has no TextEncoder.
 */
export function qrPicture(text: string): string {
  const bytes = Uint8Array.from(text, (sign) => sign.charCodeAt(0))
  const { modules } = create([{ data: bytes, mode: 'byte' }], { errorCorrectionLevel: 'M' })
  const side = modules.size + 2 * QUIET_ZONE
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${darkModules(modules)}"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

/** Each row's runs of dark modules as one rectangle. */
function darkModules(modules: ReturnType<typeof create>['modules']): string {
  const { size } = modules
  const runs: string[] = []
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const from = column
      while (column < size && modules.get(row, column)) column++
      if (column > from) {
        const width = column - from
        runs.push(`M${from + QUIET_ZONE} ${row + QUIET_ZONE}h${width}v1h-${width}z`)
      }
    }
  }
  return runs.join('')
}
