/**
 * What WeChat's content check said of a message. `unchecked`: it could not be asked. The words are the API's and the
 * table's; what follows from each stands below.
 */
export const CONTENT_CHECKS = ['pass', 'review', 'risky', 'unchecked'] as const
export type ContentCheck = (typeof CONTENT_CHECKS)[number]

/** A risky message is shown to whoever wrote it only; the others see that there was one, and telephone. */
export function isShownToOthers(check: ContentCheck): boolean {
  return check !== 'risky'
}
