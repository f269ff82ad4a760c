/** From four fifths on there is something to be careful about; before, a number only disturbs. */
const NEARLY = 0.8

/** How full a field is, in words; undefined while there is room enough. Both in UTF-16 units. */
export function wordsCount(length: number, max: number): string | undefined {
  if (length < max * NEARLY) return undefined
  return length < max ? `已写 ${length} / ${max} 字` : `写满了，最多 ${max} 字`
}
