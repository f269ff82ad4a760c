/** What `slot.rules` answers: see server/features/appointment/slots/read-booking-rules.ts. */
interface Rules {
  readonly windowDays: number
  readonly releaseAt: string
  readonly signedFamilyEveAt: string
  readonly sameDayFrom: string
  readonly leadMinutes: number
  readonly holdMinutes: number
  readonly perDay: number
  readonly open: number
  readonly freeCancelDaysBefore: number
  readonly freeCancelUntil: string
  readonly noShows: number
  readonly windowMonths: number
  readonly banDays: number
  readonly lateCancelsPerNoShow: number
}

/** The rules of booking as six sentences, from the values that the server decides by. */
export function ruleLines(rules: Rules): string[] {
  return [
    `提前 ${rules.windowDays} 天放号，每天 ${rules.releaseAt} 放；当天剩下的号 ${rules.sameDayFrom} 起能约，${deadline(rules.leadMinutes)}。`,
    `和这家机构的团队签约的，放号前一天 ${rules.signedFamilyEveAt} 就能约。`,
    `锁定以后给你留 ${rules.holdMinutes} 分钟。`,
    `一个人一天最多 ${rules.perDay} 个号，手上最多 ${rules.open} 个没看的号。`,
    `${dayBefore(rules.freeCancelDaysBefore)} ${rules.freeCancelUntil} 前取消不算爽约；再晚取消，${rules.lateCancelsPerNoShow} 次算一次爽约。`,
    `${rules.windowMonths} 个月里爽约满 ${rules.noShows} 次，这个人停网上约号 ${rules.banDays} 天，家里别人照常约。`,
  ]
}

function deadline(leadMinutes: number): string {
  return leadMinutes === 0 ? '开始就不能再约' : `开始前 ${leadMinutes} 分钟截止`
}

function dayBefore(days: number): string {
  if (days === 0) return '就诊当天'
  return days === 1 ? '前一天' : `提前 ${days} 天的`
}
