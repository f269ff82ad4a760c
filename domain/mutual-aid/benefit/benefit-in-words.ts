import { percentInWords } from '../../kernel/basis-points'
import { bareYuanOf, type Fen, fen } from '../../kernel/fen'
import type { BenefitStep } from './benefit'

/** A step of the computation as it stands in a sum. */
export interface BenefitLine {
  readonly key: string
  /** None on the first line. */
  readonly sign: BenefitStep['sign'] | undefined
  readonly label: string
  /** What it is about, and by which version of which rule: `三级医院，一年一次 · 规则 MA-09 · 2026 版` */
  readonly note: string | undefined
  /** `12,345.67`, `80%`, `未触及` */
  readonly figure: string
  /** `total`: what the lines above come to; `result`: what is paid. */
  readonly weight: 'plain' | 'total' | 'result'
}

/** The steps of a benefit as everybody reads them: the family, and whoever decides. */
export function benefitInWords(steps: readonly BenefitStep[]): BenefitLine[] {
  return steps.map(({ sign, label, note, ruleCode, ruleVersion, ...figures }, index) => {
    const version = ruleVersion ? ` · ${ruleVersion.slice(0, 4)} 版` : ''
    const parts = [note, ruleCode ? `规则 ${ruleCode}${version}` : null].filter((part) => part !== null)
    const isLast = index === steps.length - 1
    return {
      key: String(index),
      sign: index === 0 ? undefined : sign,
      label,
      note: parts.length > 0 ? parts.join(' · ') : undefined,
      figure: figureOf(figures),
      weight: isLast ? 'result' : sign === '=' && index > 0 ? 'total' : 'plain',
    }
  })
}

/** What follows the benefit when a fee that is owed is kept of it (rules MA-19): what reaches the family. */
export function keptInWords(benefitFen: Fen, keptFen: Fen): BenefitLine[] {
  if (keptFen === 0) return []
  const figure = (amountFen: Fen) => figureOf({ amountFen, ratioBasisPoints: null, inWords: null })
  const note = '续了一年还没交，从互助金里扣，不用另交 · 规则 MA-19'
  return [
    { key: 'kept', sign: '−', label: '欠着的参加费', note, figure: figure(keptFen), weight: 'plain' },
    {
      key: 'sent',
      sign: '=',
      label: '打到账户',
      note: undefined,
      figure: figure(fen(benefitFen - keptFen)),
      weight: 'result',
    },
  ]
}

function figureOf({
  amountFen,
  ratioBasisPoints,
  inWords,
}: Pick<BenefitStep, 'amountFen' | 'ratioBasisPoints' | 'inWords'>): string {
  if (inWords !== null) return inWords
  if (ratioBasisPoints !== null) return percentInWords(ratioBasisPoints)
  return amountFen === null ? '' : bareYuanOf(amountFen)
}
