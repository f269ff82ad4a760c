import type { Database } from '../../../platform/database/database'
import { FIRST_AGREEMENT_TEXT } from './first-agreement-text'

/** Writes the text with which every county begins, where it is not there yet; never touches one that is. */
export async function ensureAgreementText(db: Database): Promise<void> {
  const { validFrom, summary, sections, ...text } = FIRST_AGREEMENT_TEXT
  await db.agreementText.createMany({
    data: [
      {
        ...text,
        summary: [...summary],
        sections: sections as unknown as object[],
        validFrom: new Date(validFrom),
      },
    ],
    skipDuplicates: true,
  })
}
