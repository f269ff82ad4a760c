/** How it stands with one dose of a series (rules D-IM-06). */
export const DOSE_STATES = [
  'not-due',
  'due',
  'overdue',
  'done',
  'done-early-invalid',
  'contraindicated',
  'deferred',
  'expired',
  'replaced',
  'test-needed',
] as const
export type DoseState = (typeof DOSE_STATES)[number]

export const DOSE_STATE_NAMES_ZH = {
  'not-due': '还没到',
  due: '该打了',
  overdue: '逾期，可补',
  done: '已接种',
  'done-early-invalid': '打早了，不算',
  contraindicated: '不能打',
  deferred: '缓种',
  expired: '不用再补',
  replaced: '已由别的疫苗代替',
  'test-needed': '先做皮试',
} as const satisfies Record<DoseState, string>

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
  'unverified',
  'held',
  'skin-test',
  'too-old',
  'group-c-instead',
  'dt-instead',
  'ask-clinic',
] as const
export type DoseReason = (typeof DOSE_REASONS)[number]
