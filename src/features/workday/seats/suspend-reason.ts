/** Why a consultation stops, as a tap. */
export const SUSPEND_REASONS = ['医生身体不适', '去急诊抢救', '医院有急事', '停电停水', '天气原因'] as const

/** The reason in one line, with what was written besides; null while nothing was chosen. */
export function suspendReason(reason: (typeof SUSPEND_REASONS)[number] | null, words: string): string | null {
  if (reason === null) return null
  const more = words.trim()
  return more === '' ? reason : `${reason}：${more}`
}
