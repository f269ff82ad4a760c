import type { TrendSeries } from '#domain/report/trend'

/** Colours of the tokens: a picture in a data URL knows no CSS variables. */
const INK = '#12282A'
const PRIMARY = '#0B6059'
const WITHIN = '#E3F1ED'
const OUTSIDE = '#805000'
const QUIET = '#586B6D'

const WIDTH = 311
const HEIGHT = 140
const PAD = { left: 8, right: 44, top: 14, bottom: 24 }

/**
 * A value over time as the address of an SVG picture: the range of the last paper as a band, each figure as a point,
 * what lies outside ringed. Days stand as far apart as they were; one point has no line.
 */
export function trendPicture({ points }: Pick<TrendSeries, 'points'>, scale = 1): string {
  const at = placing(points)
  const line = points.map(({ on, value }) => `${at.x(on)},${at.y(value)}`).join(' ')
  const marks = points.map(({ on, value, mark }) => {
    const isOutside = mark === 'low' || mark === 'high'
    return `<circle cx="${at.x(on)}" cy="${at.y(value)}" r="4.5" fill="${isOutside ? '#fff' : INK}" stroke="${isOutside ? OUTSIDE : INK}" stroke-width="2.5"/>`
  })
  const last = points.at(-1)
  const size = 11 * scale
  const label = last
    ? `<text x="${WIDTH - PAD.right + 8}" y="${at.y(last.value) + 4}" font-size="${size + 2}" font-weight="600" fill="${INK}">${last.value}</text>`
    : ''
  const first = points[0]
  const days =
    first && last
      ? `<text x="${PAD.left}" y="${HEIGHT - 6}" font-size="${size}" fill="${QUIET}">${short(first.on)}</text>` +
        (points.length > 1
          ? `<text x="${WIDTH - PAD.right}" y="${HEIGHT - 6}" font-size="${size}" fill="${QUIET}" text-anchor="end">${short(last.on)}</text>`
          : '')
      : ''
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif">` +
    band(at) +
    (points.length > 1
      ? `<polyline points="${line}" fill="none" stroke="${PRIMARY}" stroke-width="2" stroke-linejoin="round"/>`
      : '') +
    `${marks.join('')}${label}${days}</svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

type Points = TrendSeries['points']

interface Placing {
  readonly x: (on: string) => number
  readonly y: (value: number) => number
  readonly low: number | null
  readonly high: number | null
}

function placing(points: Points): Placing {
  const days = points.map(({ on }) => Date.parse(on))
  const { low = null, high = null } = points.at(-1) ?? {}
  const values = [...points.map(({ value }) => value), low, high].filter((value) => value !== null)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const room = most - least || Math.abs(most) || 1
  const [bottom, top] = [least - room * 0.1, most + room * 0.1]
  const [from, to] = [Math.min(...days), Math.max(...days)]
  const inner = WIDTH - PAD.left - PAD.right - 16
  const round = (figure: number) => Math.round(figure * 10) / 10
  return {
    x: (on) =>
      round(PAD.left + 8 + (to === from ? inner / 2 : ((Date.parse(on) - from) / (to - from)) * inner)),
    y: (value) => round(PAD.top + ((top - value) / (top - bottom)) * (HEIGHT - PAD.top - PAD.bottom)),
    low,
    high,
  }
}

/** The range of the newest paper: laboratories differ, and only that one is compared with. */
function band({ y, low, high }: Placing): string {
  if (low === null && high === null) return ''
  const top = high === null ? PAD.top : y(high)
  const bottom = low === null ? HEIGHT - PAD.bottom : y(low)
  return `<rect x="${PAD.left}" y="${top}" width="${WIDTH - PAD.left - PAD.right}" height="${Math.max(bottom - top, 0)}" fill="${WITHIN}"/>`
}

/** `25/4/9`, which fits under the end of a line. */
function short(on: string): string {
  const [year = '', month, day] = on.split('-')
  return `${year.slice(2)}/${Number(month)}/${Number(day)}`
}
