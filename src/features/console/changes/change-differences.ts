import type { LocalDate } from '#domain/kernel/time'
import { periodWords } from '../rule-words'
import { fieldNameZh } from './field-names'
import { keptWords } from './kept-words'

export interface Difference {
  readonly name: string
  readonly before: string
  readonly after: string
}

type Words = Readonly<Record<string, unknown>>
interface Version {
  readonly validFrom: LocalDate
  readonly validTo: LocalDate | null
  readonly value: unknown
}

/**
 * What a change wrote otherwise, field by field; what is missing is 「—」. The versions of a rule are a list: each is
 * named by the day from which it holds, and `valueWords` says its value.
 */
export function differences(
  before: object | null,
  after: object | null,
  valueWords: (value: unknown) => string,
): readonly Difference[] {
  const [from, to] = [wordsOf(before, valueWords), wordsOf(after, valueWords)]
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])]
  return names
    .map((name) => ({ name: fieldNameZh(name), before: textOf(from[name]), after: textOf(to[name]) }))
    .filter((each) => each.before !== each.after)
}

function wordsOf(value: object | null, valueWords: (value: unknown) => string): Words {
  if (!Array.isArray(value)) return (value ?? {}) as Words
  return Object.fromEntries(
    (value as Version[]).map((version) => [
      `${version.validFrom} 的版本`,
      `${valueWords(version.value)}（${periodWords(version.validFrom, version.validTo)}）`,
    ]),
  )
}

function textOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—'
  return typeof value === 'string' ? value : keptWords(value)
}
