import type { LocalDate } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import type { KeyGroupSource } from '#domain/key-group/key-group'

/** What a group rests on, in lines: by age, what staff saw, or what a family says and nobody has seen yet. */
export function groupInLines(
  row: {
    readonly source: KeyGroupSource
    readonly since: LocalDate | null
    readonly until: LocalDate | null
    readonly evidence: string | null
    readonly who: string | null
  },
  today: LocalDate,
): string {
  const { source, since, until, evidence, who } = row
  if (source === 'age') return '按年龄自动算'
  const from = since ? `${dateInWords(since, today)}起` : ''
  const to = until ? `，${dateInWords(until, today)}结束` : ''
  if (source === 'declared') return `家里自己说的，要看过证明才算${from ? `\n${from}${to}` : ''}`
  return [evidence, [`${from}${to}`, who && `${who}看过`].filter(Boolean).join(' · ')]
    .filter(Boolean)
    .join('\n')
}
