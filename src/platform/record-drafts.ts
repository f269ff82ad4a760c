/**
 * Records that are being written, by appointment, in this process only: a record is health data and never lies on a
 * phone's disk. Leaving the page and coming back keeps it; closing the mini-program does not, and the page says so.
 */
const drafts = new Map<string, unknown>()

/** A phone that sees a hundred children a day keeps only the last few. */
const KEPT = 5

export function draftOf<Draft>(appointmentId: string): Draft | undefined {
  return drafts.get(appointmentId) as Draft | undefined
}

export function keepDraft<Draft>(appointmentId: string, draft: Draft): void {
  drafts.delete(appointmentId)
  drafts.set(appointmentId, draft)
  const [oldest] = drafts.keys()
  if (drafts.size > KEPT && oldest !== undefined) drafts.delete(oldest)
}

export function forgetDraft(appointmentId: string): void {
  drafts.delete(appointmentId)
}
