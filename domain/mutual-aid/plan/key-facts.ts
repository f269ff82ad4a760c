import { percentInWords } from '../../kernel/basis-points'
import { formatYuan } from '../../kernel/fen'
import type { LocalDate } from '../../kernel/time'
import { dateInWords } from '../../kernel/time-in-words'
import type { CoverageRules } from './coverage-rules'
import { feeBandZh } from './fee-band'
import { planYearOn } from './plan-year'

/** What whoever enrols a child has to know, each ticked by itself and none beforehand (rules D-MA; journeys E4). */
export const KEY_FACTS = ['period', 'residence', 'waiting', 'pathway', 'hesitation', 'no-auto-debit'] as const
export type KeyFactCode = (typeof KEY_FACTS)[number]

export interface KeyFact {
  readonly code: KeyFactCode
  readonly text: string
}

/** The facts of a day. The version changes with a single sign of their text, so with a price or a rule too. */
export interface KeyFacts {
  readonly version: string
  readonly facts: readonly KeyFact[]
}

/** What the plan pays of a bill after the deductible, basis points: through a community first, and straight to a hospital. */
export interface PathwayRatios {
  readonly referred: number
  readonly direct: number
}

/** What is asked today, in sentences that need no lawyer. */
export function keyFactsOn(
  today: LocalDate,
  rules: CoverageRules,
  { referred, direct }: PathwayRatios,
): KeyFacts {
  const { endsOn } = planYearOn(today, rules)
  const { youngerFen, olderFen } = rules['MA-05']
  const words: Readonly<Record<KeyFactCode, string>> = {
    period:
      `从参加那天起，到 ${dateInWords(endsOn, today)}。一年 ${formatYuan(youngerFen)}（${feeBandZh('under-6', rules)}）` +
      `或 ${formatYuan(olderFen)}（${feeBandZh('6-and-over', rules)}），接着续的从到期第二天起`,
    residence: '孩子的户口或居住证在本县。不是的，保障作废，没用过的钱退回',
    waiting: `头 ${rules['MA-07'].illnessDays} 天生的病不给；意外马上给。刚满月的和接着续的不用等`,
    pathway: `先在社区看再转诊，按 ${percentInWords(referred)}；直接去医院按 ${percentInWords(direct)}`,
    hesitation: `${rules['MA-08'].days} 天内反悔，没用过就全退`,
    'no-auto-debit': '不自动扣款，明年要不要参加再问你',
  }
  const facts = KEY_FACTS.map((code) => ({ code, text: words[code] }))
  return { version: `1.${signature(facts.map(({ text }) => text).join('\n'))}`, facts }
}

/** Whether every fact was ticked, and nothing that is none of them. */
export function areAllTicked(ticked: readonly string[]): boolean {
  return ticked.length === KEY_FACTS.length && KEY_FACTS.every((code) => ticked.includes(code))
}

/** FNV-1a, 32 bits: tells two texts apart on the phone too, and keeps no secret. */
function signature(text: string): string {
  let hash = 0x811c9dc5
  for (let place = 0; place < text.length; place++) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193) >>> 0
  }
  return hash.toString(16).padStart(8, '0')
}
