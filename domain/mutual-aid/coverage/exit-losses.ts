import { type Fen, formatYuan } from '../../kernel/fen'
import type { LocalDate } from '../../kernel/time'
import { dateInWords } from '../../kernel/time-in-words'
import type { CoverageRules } from '../plan/coverage-rules'
import { enrolmentWindow } from '../plan/plan-year'
import type { CoverageEnd } from './exit-coverage'

/** What a family gives up by leaving, one by one (rules MA-20). */
export const EXIT_LOSSES = ['cover', 'fee', 'waiting', 'rejoin', 'open-claims'] as const
export type ExitLossCode = (typeof EXIT_LOSSES)[number]

export interface ExitLoss {
  readonly code: ExitLossCode
  readonly text: string
}

/** What is lost, and what is not, in words (journeys E4 50: nothing about leaving is hidden). */
export function exitLosses(
  end: Pick<CoverageEnd, 'refundFen' | 'status'>,
  { paidFen, openClaims }: { readonly paidFen: Fen; readonly openClaims: number },
  today: LocalDate,
  rules: Pick<CoverageRules, 'MA-03' | 'MA-07'>,
): ExitLoss[] {
  const isHesitation = end.status === 'cancelled-hesitation'
  const window = enrolmentWindow(today, rules)
  const losses: ExitLoss[] = [
    {
      code: 'cover',
      text: isHesitation ? '当作没有参加过，参加以来的病和意外都不给' : '从明天起，生病和意外都不给',
    },
    {
      code: 'fee',
      text: feeInWords(end, paidFen),
    },
    { code: 'waiting', text: `再参加，要重新等 ${rules['MA-07'].illnessDays} 天，生病才给` },
    {
      code: 'rejoin',
      text: window.isOpen
        ? `再参加要在 ${dateInWords(window.closesOn, today)} 以前`
        : `再参加最早 ${dateInWords(window.opensOn, today)}`,
    },
  ]
  if (openClaims > 0) {
    losses.push({ code: 'open-claims', text: `正在办的 ${openClaims} 份申请照常算完，退出以前的事不受影响` })
  }
  return losses
}

function feeInWords({ refundFen }: Pick<CoverageEnd, 'refundFen'>, paidFen: Fen): string {
  if (paidFen === 0) return '没有付过钱，不用退'
  return refundFen > 0 ? `${formatYuan(refundFen)} 全退，原路退回` : `付过的 ${formatYuan(paidFen)} 不退`
}
