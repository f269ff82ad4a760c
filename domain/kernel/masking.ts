/**
 * What lists show of names and numbers (rules D-ID-08). Characters are counted as code points, so that 𠮷 is one
 * character and is never cut in half. Whatever is too short to hide a part of is hidden whole.
 */

/** `周小禾` → `周*禾`, `张三` → `张*`, `买买提·吐尔逊` → `买**·**逊`; spaces and the dot stay, so the shape can be known. */
export function maskName(name: string): string {
  const characters = Array.from(name)
  const lastShown = characters.length > 2 ? characters.length - 1 : 0
  if (characters.length < 2) return '*'
  return characters
    .map((character, place) =>
      place === 0 || place === lastShown || /[·\s]/.test(character) ? character : '*',
    )
    .join('')
}

/** `510183201906010027` → `510183********0027`. */
export function maskResidentId(number: string): string {
  return `${number.slice(0, 6)}********${number.slice(-4)}`
}

/** Numbers of other documents: first character and last three, `E12345678` → `E****678`; below seven characters nothing. */
export function maskDocumentNumber(number: string): string {
  const characters = Array.from(number)
  if (characters.length < 7) return '****'
  return `${characters[0]}****${characters.slice(-3).join('')}`
}
