import { createRequire } from 'node:module'
import path from 'node:path'
import { type Font, openSync } from 'fontkit'
import Paper from 'pdfkit'

const require = createRequire(import.meta.url)
const FONT = 'NotoSansHans-Regular.otf'
export const INK = '#0D302D'
export const QUIET = '#586B6D'

/** What printers set where they have no type. */
const NO_TYPE = '〓'
const NO_TYPE_ZH = '〓 是这份文件的字体里没有的字，以“家门口健康”里显示的为准。'
/** Marks that are never drawn by themselves. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u

export interface PaperLook {
  readonly title: string
  readonly subject?: string
  readonly margin: number
}

/**
 * An A4 paper in a font of ours, so that no system needs one with Chinese. What `draw` gets is `content` with every
 * character that the font lacks marked, and the last line says so: nothing is left as an empty box (journeys E3 18).
 */
export function paperOf<Content>(
  { title, subject, margin }: PaperLook,
  content: Content,
  draw: (paper: PDFKit.PDFDocument, content: Content) => void,
): Promise<Buffer> {
  const info = { Title: title, Creator: '家门口健康', ...(subject && { Subject: subject }) }
  const paper = new Paper({ size: 'A4', margin, font: fontFile(), info })
  const chunks: Buffer[] = []
  paper.on('data', (chunk: Buffer) => chunks.push(chunk))
  const done = new Promise<Buffer>((resolve, reject) => {
    paper.on('end', () => resolve(Buffer.concat(chunks)))
    paper.on('error', reject)
  })
  const { legible, isMarked } = markMissing(content)
  draw(paper, legible)
  if (isMarked) paper.moveDown(1).fillColor(QUIET).fontSize(9).text(NO_TYPE_ZH)
  paper.end()
  return done
}

function markMissing<Content>(content: Content): { legible: Content; isMarked: boolean } {
  const words = JSON.stringify(content)
  const missing = [...new Set(words)].filter(
    (each) => !openFont().hasGlyphForCodePoint(each.codePointAt(0) ?? 0),
  )
  if (missing.length === 0) return { legible: content, isMarked: false }
  const marks = new Map(missing.map((each) => [each, INVISIBLE.test(each) ? '' : NO_TYPE]))
  const marked = Array.from(words, (each) => marks.get(each) ?? each).join('')
  return { legible: JSON.parse(marked) as Content, isMarked: [...marks.values()].includes(NO_TYPE) }
}

let opened: Font | undefined

/** Read once: it is eight megabytes. */
function openFont(): Font {
  if (!opened) {
    const font = openSync(fontFile())
    if (!('hasGlyphForCodePoint' in font)) throw new Error(`${FONT} is a collection of fonts`)
    opened = font
  }
  return opened
}

function fontFile(): string {
  const main = require.resolve('@embedpdf/fonts-sc')
  return path.join(path.dirname(main), '..', 'fonts', FONT)
}
