/** How it stands with one dose of a series (rules D-IM-06). */
export const DOSE_STATES = [
  'NOT_DUE',
  'DUE',
  'OVERDUE',
  'DONE',
  'DONE_EARLY_INVALID',
  'CONTRAINDICATED',
  'DEFERRED',
  'EXPIRED',
  'REPLACED',
  'TEST_NEEDED',
] as const
export type DoseState = (typeof DOSE_STATES)[number]

/** The states in which a dose may be given today. */
export function isOpen(state: DoseState): boolean {
  return state === 'DUE' || state === 'OVERDUE' || state === 'TEST_NEEDED'
}

/** Why a dose stands as it does; each has its sentence in dose-words.ts. */
export const DOSE_REASONS = [
  'age',
  'interval',
  'live-interval',
  'immunoglobulin',
  'deadline-ahead',
  'deadline-past',
  'no-restart',
  'combined',
  'schedule-changed',
  'too-early',
  'repeat-early',
  'unverified',
  'deferred',
  'contraindicated',
  'skin-test',
  'too-old',
  'group-ac-instead',
  'dt-instead',
  'ask-clinic',
] as const
export type DoseReason = (typeof DOSE_REASONS)[number]
