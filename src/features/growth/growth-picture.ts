import { type CurveFrame, type CurvePoint, curveFrame, joinedPoints } from '#domain/growth/growth-curve'
import type { SdTable } from '#domain/growth/sd-table'
import { inUnits, type MeasuredPoint, type ShownMeasure } from './growth-record'

const WIDTH = 311
const HEIGHT = 330
/** The design guide's colours of curves (§2): a picture cannot read the page's variables. */
const INK = { caption: '#586B6D', grid: '#DCE5E2', axis: '#778E8B', line: '#7FB0A5', median: '#0B6059' }
const POINT = '#12282A'
const LAMP = '#FFC35A'
const BANDS = ['#EDF6F3', '#E3F1ED', '#CDE6DE'] as const
/** What one step of the left axis may be, in the unit that is shown. */
const STEPS = [1, 2, 5, 10, 20] as const
const LINES_AT_MOST = 6

export interface GrowthDrawing {
  readonly measure: ShownMeasure
  readonly table: SdTable
  readonly measured: readonly MeasuredPoint[]
  /** How old the child is, which decides how far the picture reaches. */
  readonly ageMonths: number
  readonly gapMonths: number
  /** Two lines at the newest point that is drawn: the value, and when and by whom. */
  readonly labelOf: (newest: MeasuredPoint) => readonly [string, string]
  /** 1, or more for readers who need larger words. */
  readonly textScale: number
}

/** Months and values on the paper. */
interface Paper {
  readonly frame: CurveFrame
  readonly x: (ageMonths: number) => number
  readonly y: (value: number) => number
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly font: number
}

/**
 * The bands of the standard with a child's own points on them, as the address of an SVG picture. What staff measured is
 * filled and joined over no more than the gap; what a family measured is hollow and never joined (design guide §8).
 */
export function growthPicture(drawing: GrowthDrawing): string {
  const { table, ageMonths, textScale } = drawing
  const points = placed(drawing.measured)
  const paper = paperOf(curveFrame(table, points, ageMonths), textScale)
  const rows = table.filter(({ at }) => at <= paper.frame.toMonths)
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif">`,
    valueAxis(paper, drawing.measure),
    bands(paper, rows),
    ageAxis(paper),
    ownPoints(paper, drawing),
    '</svg>',
  ].join('')
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

function placed(measured: readonly MeasuredPoint[]): CurvePoint[] {
  return measured.flatMap(({ point: { on, ageMonths }, value }) =>
    ageMonths === null || ageMonths < 0 ? [] : [{ on, ageMonths, value }],
  )
}

function paperOf(frame: CurveFrame, textScale: number): Paper {
  const font = 11 * textScale
  const [left, right, top, bottom] = [8 + 2 * font, WIDTH - 12 - 2 * font, 14, HEIGHT - 15 - font]
  const perMonth = (right - left) / (frame.toMonths - frame.fromMonths)
  const perValue = (bottom - top) / (frame.highest - frame.lowest)
  return {
    frame,
    left,
    right,
    bottom,
    font,
    x: (ageMonths) => short(left + (ageMonths - frame.fromMonths) * perMonth),
    y: (value) => short(bottom - (value - frame.lowest) * perValue),
  }
}

function valueAxis({ frame, left, right, y, font }: Paper, measure: ShownMeasure): string {
  const unit = { stature: 10, weight: 1000, head: 10, bmi: 1 }[measure]
  const span = (frame.highest - frame.lowest) / unit
  const step = unit * (STEPS.find((each) => span / each <= LINES_AT_MOST) ?? 50)
  const lines: string[] = []
  for (let value = Math.ceil(frame.lowest / step) * step; value <= frame.highest; value += step) {
    lines.push(
      `<path d="M${left} ${y(value)}H${right}" stroke="${INK.grid}"/>`,
      words(left - 5, y(value) + font * 0.36, inUnits(value, measure), { font, anchor: 'end' }),
    )
  }
  return lines.join('')
}

function bands(paper: Paper, rows: SdTable): string {
  const { x, y, right, font } = paper
  const along = (column: number) => rows.map(({ at, values }) => `${x(at)} ${y(values[column] ?? 0)}`)
  const fills = BANDS.map((colour, inward) => {
    const outline = [...along(6 - inward), ...along(inward).reverse()]
    return `<path d="M${outline.join('L')}Z" fill="${colour}"/>`
  })
  const lines = ([0, 1, 5, 6] as const).map((column) => {
    const dashes = column === 0 || column === 6 ? ' stroke-dasharray="3 3"' : ''
    return `<path d="M${along(column).join('L')}" fill="none" stroke="${INK.line}"${dashes}/>`
  })
  const median = `<path d="M${along(3).join('L')}" fill="none" stroke="${INK.median}" stroke-width="1.5"/>`
  const last = rows.at(-1)?.values ?? []
  const names = (
    [
      [0, '−3'],
      [1, '−2'],
      [3, '0'],
      [5, '+2'],
      [6, '+3'],
    ] as const
  ).map(([column, name]) =>
    words(right + 4, y(last[column] ?? 0) + font * 0.36, name, {
      font,
      colour: column === 3 ? INK.median : INK.caption,
    }),
  )
  return [...fills, ...lines, median, ...names].join('')
}

/** Months up to two years, years from then on. */
function ageAxis({ frame, x, bottom, font }: Paper): string {
  const { toMonths } = frame
  const step = toMonths <= 12 ? 3 : toMonths <= 24 ? 6 : 12
  const ticks: string[] = []
  for (let months = 0; months <= toMonths; months += step) {
    const isLast = months + step > toMonths
    const figure = toMonths <= 24 ? months : months / 12
    const unit = toMonths <= 24 ? '月' : '岁'
    const name = months === 0 ? '出生' : isLast ? `${figure} ${unit}` : String(figure)
    ticks.push(
      `<path d="M${x(months)} ${bottom}v4" stroke="${INK.axis}"/>`,
      words(x(months), bottom + 5 + font, name, { font, anchor: 'middle' }),
    )
  }
  return ticks.join('')
}

function ownPoints(paper: Paper, { measured, gapMonths, labelOf }: GrowthDrawing): string {
  const { x, y, frame, bottom } = paper
  const inside = measured.filter(({ point: { ageMonths } }) => isInside(ageMonths, frame))
  const byStaff = placed(inside.filter(({ point }) => point.source === 'staff'))
  const lines = joinedPoints(byStaff, gapMonths).map(
    (stretch) =>
      `<path d="M${stretch.map(({ ageMonths, value }) => `${x(ageMonths)} ${y(value)}`).join('L')}" fill="none" stroke="${POINT}" stroke-width="2" stroke-linejoin="round"/>`,
  )
  const dots = inside.map(({ point, value }) => {
    const at = `cx="${x(point.ageMonths ?? 0)}" cy="${y(value)}" stroke-width="1.5"`
    return point.source === 'staff'
      ? `<circle ${at} r="4" fill="${POINT}" stroke="#fff"/>`
      : `<circle ${at} r="4" fill="#fff" stroke="${POINT}"/>`
  })
  const newest = inside.at(-1)
  if (!newest) return lines.join('')
  const [cx, cy] = [x(newest.point.ageMonths ?? 0), y(newest.value)]
  const plumb = `<path d="M${cx} ${cy}V${bottom}" stroke="${POINT}" stroke-dasharray="2 3"/>`
  const halo = `<circle cx="${cx}" cy="${cy}" r="10" fill="${LAMP}" opacity=".45"/>`
  return [plumb, ...lines, halo, ...dots, callout(paper, cx, cy, labelOf(newest))].join('')
}

function isInside(ageMonths: number | null, { toMonths }: CurveFrame): boolean {
  return ageMonths !== null && ageMonths >= 0 && ageMonths <= toMonths
}

/** Above the point where there is room, else below. */
function callout(
  { left, right, font }: Paper,
  cx: number,
  cy: number,
  label: readonly [string, string],
): string {
  const width = Math.max(...label.map((line) => widthOf(line) * font)) + 24
  const height = font * 3.6
  const x = short(Math.max(left, Math.min(right - width, cx - width * 0.8)))
  const y = short(cy > height + 20 ? cy - height - 16 : cy + 16)
  return [
    `<g transform="translate(${x},${y})"><rect width="${short(width)}" height="${short(height)}" rx="10" fill="${POINT}"/>`,
    words(12, font * 1.5, label[0], { font: font * 1.1, colour: '#fff' }),
    words(12, font * 2.95, label[1], { font, colour: '#CFE6E1' }),
    '</g>',
  ].join('')
}

/** In widths of a Chinese character: figures and Latin letters are a little more than half as wide. */
function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign > '⺀' ? 1 : 0.62), 0)
}

function words(
  x: number,
  y: number,
  text: string,
  look: { readonly font: number; readonly anchor?: 'middle' | 'end'; readonly colour?: string },
): string {
  const anchor = look.anchor ? ` text-anchor="${look.anchor}"` : ''
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<text x="${short(x)}" y="${short(y)}" font-size="${short(look.font)}"${anchor} fill="${look.colour ?? INK.caption}">${escaped}</text>`
}

/** A tenth of a pixel: the picture travels as text. */
function short(pixels: number): number {
  return Math.round(pixels * 10) / 10
}
