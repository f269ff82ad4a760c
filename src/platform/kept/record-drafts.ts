/**
 * Records that are being written, by what they are about, in this process only: a record is health data and never lies on a
 * phone's disk. Leaving the page and coming back keeps it; closing the mini-program does not, and the page says so.
 */
const drafts = new Map<string, unknown>()

/** A phone that sees a hundred children a day keeps only the last few. */
const KEPT = 12

export function draftOf<Draft>(about: string): Draft | undefined {
  return drafts.get(about) as Draft | undefined
}

export function keepDraft<Draft>(about: string, draft: Draft): void {
  drafts.delete(about)
  drafts.set(about, draft)
  const [oldest] = drafts.keys()
  if (drafts.size > KEPT && oldest !== undefined) drafts.delete(oldest)
}

export function forgetDraft(about: string): void {
  drafts.delete(about)
}

/** Somebody else holds the phone now. */
export function forgetAllDrafts(): void {
  drafts.clear()
}
