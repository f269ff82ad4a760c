/** `最要紧的几条、钱`: where a later text of the agreement differs, as `changedParts` names it (journeys E2 17). */
export function changedInWords(changes: readonly string[]): string {
  return changes.map((part) => (part === 'summary' ? '最要紧的几条' : part)).join('、')
}
