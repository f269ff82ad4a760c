import { SEX_NAMES_ZH } from '#domain/kernel/sex'
import type { LocalDate } from '#domain/kernel/time'
import type { RecordedEntry } from '../../../platform/access/recorded-entry'
import { INK, paperOf, QUIET } from '../../../platform/paper'
import type { ExportedPerson } from './fhir-bundle'

/** The record on paper, A4, newest first: what a family hands to a doctor or a kindergarten. */
export function recordPdf(
  person: ExportedPerson,
  entries: readonly RecordedEntry[],
  today: LocalDate,
): Promise<Buffer> {
  return paperOf({ title: '健康档案', margin: 48 }, { person, entries }, (paper, written) => {
    head(paper, written.person, today)
    for (const entry of written.entries) entryOn(paper, entry)
    if (entries.length === 0) paper.fillColor(QUIET).fontSize(11).text('还没有记录。这不等于一切正常。')
    foot(paper)
  })
}

function head(paper: PDFKit.PDFDocument, { name, sex, birthDate }: ExportedPerson, today: LocalDate): void {
  paper.fillColor(INK).fontSize(20).text('健康档案')
  paper
    .fillColor(QUIET)
    .fontSize(11)
    .text(`${name}　${SEX_NAMES_ZH[sex]}　${birthDate} 出生　${today} 导出`)
    .moveDown(1)
}

function entryOn(paper: PDFKit.PDFDocument, entry: RecordedEntry): void {
  const { on, kindZh, title, sub, lines, place, practitioner, source } = entry
  const by = [place, practitioner, source === 'family' ? '家里记的' : null].filter((each) => each !== null)
  paper
    .fillColor(QUIET)
    .fontSize(9)
    .text([on, kindZh, ...by].join(' · '))
  paper.fillColor(INK).fontSize(12).text(title)
  paper.fontSize(10)
  if (sub !== null) paper.text(sub)
  for (const line of lines) paper.text(line)
  paper.moveDown(0.8)
}

function foot(paper: PDFKit.PDFDocument): void {
  paper
    .moveDown(1)
    .fillColor(QUIET)
    .fontSize(9)
    .text('家里记的没有经过医护核对。到期前的检查能不能互认，以接诊医生判断为准。')
}
