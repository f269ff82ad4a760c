const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']

/** By ISO number, 1 = Monday. */
export const WEEKDAY_CHOICES = WEEKDAYS.map((label, index) => ({ value: String(index + 1), label }))

export function weekdayWords(weekday: number): string {
  return WEEKDAYS[weekday - 1] ?? '—'
}
