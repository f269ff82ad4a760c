/** How a question whether two rows are one person stands. Only the first is open. */
export const MERGE_STATUSES = ['open', 'merged', 'kept-apart', 'withdrawn'] as const
export type MergeStatus = (typeof MERGE_STATUSES)[number]

/** A row that may be the same person as another, and whether a doctor has written under it. */
interface MergeSide {
  readonly id: string
  readonly visits: number
}

/**
 * Which of two rows lives on. The family that brings the document keeps its child's id, as a newborn stays the same
 * person (rules D-ID-05), unless the row that has the document carries visits and theirs none: where a doctor has
 * written, the fewer records move the better.
 */
export function survivorOf(brought: MergeSide, holder: MergeSide): { survivorId: string; endedId: string } {
  const holderLives = holder.visits > 0 && brought.visits === 0
  return holderLives
    ? { survivorId: holder.id, endedId: brought.id }
    : { survivorId: brought.id, endedId: holder.id }
}
