import { type AgreementTemplate, agreementSections } from '#domain/contract/agreement-text'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import type { Database, Transaction } from '../../../platform/database/database'

/** A text with the day from which it is read. */
export interface DatedText extends AgreementTemplate {
  readonly validFrom: LocalDate
}

/** More texts than a county writes in decades. */
const TEXTS_MAX = 200

const TEXT = { version: true, title: true, summary: true, sections: true, validFrom: true } as const

/** Every text, the newest first, with how many contracts and applications stand under it; one statement. */
export async function loadTexts(db: Database): Promise<(DatedText & { readonly chosen: number })[]> {
  const rows = await db.agreementText.findMany({
    orderBy: [{ validFrom: 'desc' }, { version: 'desc' }],
    take: TEXTS_MAX,
    select: { ...TEXT, _count: { select: { contracts: true } } },
  })
  return rows.map(({ _count, ...row }) => ({ ...datedText(row), chosen: _count.contracts }))
}

/** The text that is read last of all that are written. */
export async function findNewestText(tx: Transaction): Promise<DatedText | null> {
  const row = await tx.agreementText.findFirst({
    orderBy: [{ validFrom: 'desc' }, { version: 'desc' }],
    select: TEXT,
  })
  return row && datedText(row)
}

export async function insertText(tx: Transaction, text: DatedText): Promise<void> {
  const { summary, sections, validFrom, ...words } = text
  await tx.agreementText.create({
    data: {
      ...words,
      summary: [...summary],
      sections: sections.map(({ heading, paragraphs }) => ({ heading, paragraphs: [...paragraphs] })),
      validFrom: new Date(validFrom),
    },
    select: { version: true },
  })
}

/** What a contract names is kept by its foreign key. */
export async function removeText(tx: Transaction, version: string): Promise<void> {
  await tx.agreementText.delete({ where: { version }, select: { version: true } })
}

function datedText(row: {
  version: string
  title: string
  summary: string[]
  sections: unknown
  validFrom: Date
}): DatedText {
  return { ...row, sections: agreementSections.parse(row.sections), validFrom: localDateOf(row.validFrom) }
}
