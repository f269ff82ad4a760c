/** How it stands with one dose of a series (rules D-IM-06). */
export type DoseState =
  | 'NOT_DUE'
  | 'DUE'
  | 'OVERDUE'
  | 'DONE'
  | 'DONE_EARLY_INVALID'
  | 'CONTRAINDICATED'
  | 'DEFERRED'
  | 'EXPIRED'
  | 'REPLACED'
  | 'TEST_NEEDED'

/** The states in which a dose may be given today. */
export function isOpen(state: DoseState): boolean {
  return state === 'DUE' || state === 'OVERDUE' || state === 'TEST_NEEDED'
}

/** Why a dose stands as it does; each has its sentence in dose-words.ts. */
export type DoseReason =
  | 'age'
  | 'interval'
  | 'live-interval'
  | 'immunoglobulin'
  | 'deadline-ahead'
  | 'deadline-past'
  | 'no-restart'
  | 'combined'
  | 'schedule-changed'
  | 'too-early'
  | 'repeat-early'
  | 'unverified'
  | 'deferred'
  | 'contraindicated'
  | 'skin-test'
  | 'too-old'
  | 'group-ac-instead'
  | 'dt-instead'
  | 'ask-clinic'
