/** How soon a sick child should be seen, the most urgent first. The codes are those of the reviewed table of signs. */
export const TRIAGE_LEVELS = ['CALL_120', 'EMERGENCY', 'SAME_DAY', 'HOME'] as const
export type TriageLevel = (typeof TRIAGE_LEVELS)[number]

export const TRIAGE_LEVEL_ADVICE_ZH = {
  CALL_120: '请立即拨打 120，同时照看孩子',
  EMERGENCY: '请马上去有儿科急诊的医院',
  SAME_DAY: '请今天到社区卫生服务中心或儿科门诊就诊',
  HOME: '可以先在家观察；变重了马上重新判断',
} as const satisfies Record<TriageLevel, string>

/** True where waiting for a booked visit would lose time: booking stays possible and is advised against (journeys E1 26). */
export function isRedFlag(level: TriageLevel): boolean {
  return level === 'CALL_120' || level === 'EMERGENCY'
}
