import { type Rule, ruleInForce } from '../kernel/rule-set'
import { type LocalDate, localDate } from '../kernel/time'

/** Rules D-CARD by their ids: the numbers of the card that operators may set otherwise. */
export interface CardRules {
  /**
   * A dynamic code: how long it lives, after how long the phone fetches the next, by how much clocks may differ. And how
   * many card numbers one member of staff may type in an hour.
   */
  'CARD-04': {
    readonly ttlSeconds: number
    readonly refreshSeconds: number
    readonly skewSeconds: number
    readonly numbersPerHour: number
  }
  /** Codes for hours without a network: how many, how long each, and how late a queue of checks is still taken. */
  'CARD-05': {
    readonly offlineCodes: number
    readonly offlineMinutes: number
    readonly syncHours: number
  }
  /** How long a record stays open to whom the card was shown. */
  'CARD-09': { readonly openMinutes: number }
}

const FROM = localDate('2026-01-01')
const DESIGN = '家门口健康设计'

/** What holds until operators write a later version. No public text of the 电子健康卡 names these numbers. */
export const DEFAULT_CARD_RULES: readonly Rule[] = [
  rule('CARD-04', { ttlSeconds: 60, refreshSeconds: 45, skewSeconds: 30, numbersPerHour: 30 }),
  rule('CARD-05', { offlineCodes: 24, offlineMinutes: 60, syncHours: 72 }),
  rule('CARD-09', { openMinutes: 60 }),
]

/** The values in force on a day; a card goes along to every county. @throws Error when no version is in force */
export function cardRules(rules: readonly Rule[], on: LocalDate): CardRules {
  const inForce = <Code extends keyof CardRules>(code: Code): CardRules[Code] => {
    const version = ruleInForce(rules, '*', code, on)
    if (!version) throw new Error(`no version of ${code} is in force on ${on}`)
    return version.value as CardRules[Code]
  }
  return { 'CARD-04': inForce('CARD-04'), 'CARD-05': inForce('CARD-05'), 'CARD-09': inForce('CARD-09') }
}

function rule<Code extends keyof CardRules>(code: Code, value: CardRules[Code]): Rule<CardRules[Code]> {
  return { region: '*', code, validFrom: FROM, validTo: null, value, source: DESIGN, verified: false }
}
