import { type Assessment, assess } from '#domain/triage/assess'
import { type TemperatureBand, temperatureBands } from '#domain/triage/temperature-band'
import { TRIAGE_UNTIL_MONTHS } from '#domain/triage/triage-rows'
import type { TriageSignId } from '#domain/triage/triage-sign'

/** What has been tapped so far. Kept in memory only: an illness is nobody's business the next day. */
export interface TriageAnswers {
  readonly signs: readonly TriageSignId[]
  readonly temperature: TemperatureBand['id'] | null
}

export const NOTHING_ANSWERED: TriageAnswers = { signs: [], temperature: null }

/** Only children are asked: the table ends at 18 years. */
export function isTriaged(ageMonths: number): boolean {
  return ageMonths < TRIAGE_UNTIL_MONTHS
}

export function toggleSign(answers: TriageAnswers, sign: TriageSignId): TriageAnswers {
  const signs = answers.signs.includes(sign)
    ? answers.signs.filter((other) => other !== sign)
    : [...answers.signs, sign]
  return { ...answers, signs }
}

/** A second tap takes the temperature back: it could not be measured after all. */
export function toggleTemperature(answers: TriageAnswers, band: TemperatureBand['id']): TriageAnswers {
  return { ...answers, temperature: answers.temperature === band ? null : band }
}

export function bandOf(answers: TriageAnswers, ageMonths: number): TemperatureBand | null {
  return temperatureBands(ageMonths).find((band) => band.id === answers.temperature) ?? null
}

export function assessAnswers(answers: TriageAnswers, ageMonths: number): Assessment {
  return assess({ ageMonths, temperature: bandOf(answers, ageMonths), signs: answers.signs })
}

/** What the next screens say under the child's name: 「38.1–38.9 ℃，没有危险信号」. */
export function answersInWords(answers: TriageAnswers, ageMonths: number): string {
  const band = bandOf(answers, ageMonths)
  const measured = band ? `${band.nameZh}${band.id === 'none' ? '' : ' ℃'}，` : ''
  return `${measured}${answers.signs.length === 0 ? '没有危险信号' : '有危险信号'}`
}
