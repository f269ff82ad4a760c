/** From how many answers in how many days a team's reply time is told. */
export interface ReplyTimeRule {
  readonly windowDays: number
  readonly answersMin: number
}

const HOUR_MINUTES = 60
const DAY_MINUTES = 24 * HOUR_MINUTES

/**
 * How long a team usually takes, in minutes: the median, the longer one of two in the middle. Whoever has already waited
 * longer than the answered usually did counts with that, so that what is never answered does not make a team look quick.
 * Null below the rule's number of answers: nothing is promised that was not seen.
 */
export function medianReplyMinutes(
  answered: readonly number[],
  waiting: readonly number[],
  { answersMin }: Pick<ReplyTimeRule, 'answersMin'>,
): number | null {
  if (answered.length < answersMin) return null
  const usual = median(answered)
  return Math.ceil(median([...answered, ...waiting.filter((minutes) => minutes > usual)]))
}

/** `平时 20 分钟内回`; in working days where there is nothing to go by (journeys E2 38). */
export function replyWords(minutes: number | null): string {
  if (minutes === null) return '工作日内回复'
  if (minutes <= HOUR_MINUTES) return `平时 ${Math.max(1, minutes)} 分钟内回`
  if (minutes <= 2 * DAY_MINUTES) return `平时 ${Math.ceil(minutes / HOUR_MINUTES)} 小时内回`
  return `平时 ${Math.ceil(minutes / DAY_MINUTES)} 天内回`
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
