import { fen, formatYuan } from '#domain/kernel/fen'
import type { LocalDate } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'

/** What `contract.previewEnd` says ending it today would mean. */
export interface EndPreview {
  readonly endedOn: LocalDate
  /** What was paid for the whole term. */
  readonly selfFen: number
  readonly refundFen: number
  readonly coolingOff: boolean
  readonly done: number
  readonly promised: number
  /** For how many days after the signing leaving costs nothing. */
  readonly coolingOffDays: number
}

/** The consequences, one a line, before anybody decides. */
export function endInWords(
  { endedOn, selfFen, refundFen, coolingOff, done, promised, coolingOffDays }: EndPreview,
  today: LocalDate,
): readonly string[] {
  const last =
    endedOn < today
      ? '还没生效，不会开始。'
      : `最后一天是${endedOn === today ? '今天' : ` ${dateInWords(endedOn, today)}`}。`
  const services = promised === 0 ? [] : [`约定 ${promised} 项，做了 ${done} 项，没做的不再做。`]
  const money = moneyInWords(selfFen, refundFen, promised)
  return [
    last,
    ...services,
    coolingOff ? `签好还不到 ${coolingOffDays} 天，随时能退，全退。${money}` : money,
    '做过的服务和档案都还在，以后随时能再签。',
  ]
}

function moneyInWords(selfFen: number, refundFen: number, promised: number): string {
  if (selfFen === 0) return '你没有付过钱，不用退。'
  if (refundFen === 0) return promised === 0 ? '期限用完了，没有要退的钱。' : '约定的都做了，没有要退的钱。'
  return `退 ${formatYuan(fen(refundFen))}，原路退回。${promised === 0 ? '没有约定次数，按剩下的天数退。' : ''}`
}
