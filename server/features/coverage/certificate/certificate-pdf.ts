import { INK, paperOf, QUIET } from '../../../platform/paper'

const MARGIN = 56

/** A certificate as the paper shows it: headings and lines, in the words of the plan. */
export interface PaperCertificate {
  readonly planName: string
  readonly number: string
  /** Each a name and what stands beside it. */
  readonly lines: readonly (readonly [string, string])[]
  readonly notes: readonly string[]
  /** `ABCD-2345-WXYZ` */
  readonly verificationCode: string
}

/** A certificate on paper, A4. */
export function certificatePdf(certificate: PaperCertificate): Promise<Buffer> {
  const title = `${certificate.planName} 证书`
  return paperOf({ title, subject: certificate.number, margin: MARGIN }, certificate, (paper, content) => {
    paper.fillColor(INK).fontSize(18).text(`${content.planName} 证书`)
    paper.fillColor(QUIET).fontSize(11).text(content.number).moveDown(1)
    for (const [name, value] of content.lines) {
      paper.fillColor(QUIET).fontSize(9).text(name)
      paper.fillColor(INK).fontSize(12).text(value).moveDown(0.4)
    }
    paper.moveDown(0.6).fillColor(INK).fontSize(10.5)
    for (const note of content.notes) paper.text(note).moveDown(0.3)
    paper
      .moveDown(1)
      .fillColor(QUIET)
      .fontSize(9)
      .text(`验证码 ${content.verificationCode}　在“家门口健康”里输入，就能核对这张证书。`)
  })
}
