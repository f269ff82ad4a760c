/** What a person or place is found by. */
export interface SearchKeys {
  readonly name: string
  /** Syllables without tones, separated by a space: `cheng dong she qu`. */
  readonly pinyin: string
  /** First letters of the syllables: `cdsq`. */
  readonly initials: string
}

/** Longer than any name; what is typed beyond it cannot match. */
export const QUERY_MAX_LENGTH = 40

/**
 * How well `query` names something: 0 is best, null is not at all. Whole names come before beginnings, beginnings
 * before middles, and 汉字 before letters, since letters are the vaguer hint. Pinyin matches only from the start of a
 * syllable: `dong` finds 城东, `ong` does not. An empty query matches everything equally.
 */
export function rankMatch(query: string, keys: SearchKeys): number | null {
  const wanted = normaliseQuery(query)
  const name = normaliseQuery(keys.name)
  const syllables = keys.pinyin.split(' ')
  const pinyinFrom = (start: number) => syllables.slice(start).join('').startsWith(wanted)
  const ladder = [
    () => wanted === '' || name === wanted,
    () => name.startsWith(wanted),
    () => name.includes(wanted),
    () => keys.initials.startsWith(wanted),
    () => pinyinFrom(0),
    () => keys.initials.includes(wanted),
    () => syllables.some((_, start) => pinyinFrom(start)),
  ]
  const rank = ladder.findIndex((matches) => matches())
  return rank === -1 ? null : rank
}

/** What the families type, made comparable: full-width to half-width, lower case, without spaces and marks. */
function normaliseQuery(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s'’·()]/g, '')
}
