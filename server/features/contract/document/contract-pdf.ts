import type { AgreementTemplate } from '#domain/contract/agreement-text'
import type { SignatureStrokes } from '#domain/contract/finger-signature'
import { INK, paperOf, QUIET } from '../../../platform/paper'

const MARGIN = 56
const SIGNATURE = { width: 200, height: 72 } as const

/** One of the two signatures as the paper shows it. */
export interface PaperSignature {
  /** 居民 or 团队, and by what it is known who it was. */
  readonly side: string
  readonly name: string
  /** 2026年10月13日 12:06 */
  readonly at: string
  /** Null where nobody wrote with a finger. */
  readonly strokes: SignatureStrokes | null
}

export interface PaperContract {
  /** Filled with everything that it says of this resident. */
  readonly text: AgreementTemplate
  readonly signatures: readonly PaperSignature[]
  /** What was added to it since. */
  readonly addenda: readonly { readonly text: string; readonly at: string }[]
  readonly hash: string
  /** `ABCD-2345-WXYZ` */
  readonly verificationCode: string
}

/** A signed contract on paper, A4: the whole text, both signatures, and the code by which a copy is checked. */
export function contractPdf(contract: PaperContract): Promise<Buffer> {
  const { text, verificationCode } = contract
  const look = { title: text.title, subject: verificationCode, margin: MARGIN }
  return paperOf(look, contract, (paper, written) => {
    textOn(paper, written.text)
    for (const signature of written.signatures) signatureOn(paper, signature)
    for (const addendum of written.addenda) addendumOn(paper, addendum)
    foot(paper, written)
  })
}

function textOn(paper: PDFKit.PDFDocument, { title, version, summary, sections }: AgreementTemplate): void {
  paper.fillColor(INK).fontSize(18).text(title)
  paper.fillColor(QUIET).fontSize(9).text(`${version} 版`).moveDown(1)
  paper.fillColor(INK).fontSize(11)
  for (const [index, point] of summary.entries()) paper.text(`${index + 1}　${point}`)
  for (const { heading, paragraphs } of sections) {
    paper.moveDown(0.8).fontSize(12).text(heading).fontSize(10.5)
    for (const paragraph of paragraphs) paper.text(paragraph).moveDown(0.3)
  }
}

function addendumOn(paper: PDFKit.PDFDocument, { text, at }: PaperContract['addenda'][number]): void {
  paper.moveDown(1).fillColor(QUIET).fontSize(9).text(`补充 · ${at}`)
  paper.fillColor(INK).fontSize(10.5).text(text)
}

function signatureOn(paper: PDFKit.PDFDocument, { side, name, at, strokes }: PaperSignature): void {
  const needs = SIGNATURE.height + 48
  if (paper.y + needs > paper.page.height - MARGIN) paper.addPage()
  paper.moveDown(1).fillColor(QUIET).fontSize(9).text(`${side} · ${at}`)
  paper.fillColor(INK).fontSize(12).text(name)
  if (strokes && strokes.length > 0) {
    drawStrokes(paper, strokes)
    paper.y += SIGNATURE.height
  }
}

/** The finger's way, scaled into its field and never stretched. */
function drawStrokes(paper: PDFKit.PDFDocument, strokes: SignatureStrokes): void {
  const points = strokes.flat()
  const left = Math.min(...points.map(([x]) => x))
  const top = Math.min(...points.map(([, y]) => y))
  const width = Math.max(...points.map(([x]) => x)) - left
  const height = Math.max(...points.map(([, y]) => y)) - top
  const scale = Math.min(SIGNATURE.width / Math.max(width, 1), SIGNATURE.height / Math.max(height, 1), 1)
  const originY = paper.y
  paper.lineWidth(1.4).lineCap('round').lineJoin('round').strokeColor(INK)
  for (const stroke of strokes) {
    for (const [index, [x, y]] of stroke.entries()) {
      const at = [MARGIN + (x - left) * scale, originY + (y - top) * scale] as const
      if (index === 0) paper.moveTo(...at)
      else paper.lineTo(...at)
    }
    paper.stroke()
  }
}

function foot(paper: PDFKit.PDFDocument, { hash, verificationCode }: PaperContract): void {
  paper
    .moveDown(1.5)
    .fillColor(QUIET)
    .fontSize(9)
    .text(`验证码 ${verificationCode}　在“家门口健康”里输入，就能核对这份协议。`)
    .text(`协议全文的国密 SM3 摘要 ${hash}`)
}
