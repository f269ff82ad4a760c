export interface Difference {
  readonly name: string
  readonly before: string
  readonly after: string
}

type Words = Readonly<Record<string, unknown>>

/** What a change wrote otherwise, field by field; a list is told by its entries, what is missing by 「—」. */
export function differences(before: object | null, after: object | null): readonly Difference[] {
  const [from, to] = [wordsOf(before), wordsOf(after)]
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])]
  return names
    .map((name) => ({ name, before: textOf(from[name]), after: textOf(to[name]) }))
    .filter((each) => each.before !== each.after)
}

/** The versions of a rule are a list: each is named by the day from which it holds. */
function wordsOf(value: object | null): Words {
  if (!Array.isArray(value)) return (value ?? {}) as Words
  return Object.fromEntries(
    (value as Words[]).map((version) => {
      const end = typeof version.validTo === 'string' ? `，到 ${version.validTo} 前` : ''
      return [`${String(version.validFrom)} 起`, `${textOf(version.value)}${end}`]
    }),
  )
}

function textOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
