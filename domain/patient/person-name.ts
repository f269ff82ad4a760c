/** Why a text is no name. */
export type PersonNameFault = 'empty' | 'too-long' | 'characters'

/** In code points: 𠮷 counts once. Long enough for the names on passports and of the west of the country. */
const PERSON_NAME_MAX = 50

/** What people type for the dot between the parts of a name. */
const DOTS = /[\u2022\u2027\u2219\u22c5\u30fb\uff0e\uff65]/g

/** A name is words of letters, joined by single spaces, dots, hyphens or apostrophes. */
const JOINTS = /[ ·'-]/

/**
 * Reads a name as it stands on a document: Han characters including the rare ones beyond 16 bits, Latin letters,
 * the dot `·`, spaces. Dots become one dot, spaces one space. Digits, emoji, control characters, markup and
 * anything else are refused rather than removed: a name is never silently changed into another.
 */
export function parsePersonName(typed: string): { name: string } | { fault: PersonNameFault } {
  const name = typed
    .replace(DOTS, '·')
    .replace(/[ \u00a0\u3000]+/g, ' ')
    .trim()
    .replace(/[A-Za-z][\u0300-\u036f]+/g, (letter) => letter.normalize('NFC'))
  const characters = Array.from(name)
  if (characters.length === 0) return { fault: 'empty' }
  if (characters.length > PERSON_NAME_MAX) return { fault: 'too-long' }
  const words = name.split(JOINTS)
  const wellFormed = words.every((word) => word !== '' && Array.from(word).every(isNameLetter))
  return wellFormed ? { name } : { fault: 'characters' }
}

/**
 * By code point and not by `\p{Script=Han}`: an old phone's tables lack the newest characters. Planes 2 and 3 hold
 * ideographs only, and so will the characters that are encoded there after this was written.
 */
function isNameLetter(character: string): boolean {
  const point = character.codePointAt(0) ?? 0
  return (
    within(point, 0x4e00, 0x9fff) ||
    within(point, 0x3400, 0x4dbf) ||
    within(point, 0x20000, 0x3fffd) ||
    within(point, 0xf900, 0xfaff) ||
    point === 0x3007 ||
    within(point, 0x41, 0x5a) ||
    within(point, 0x61, 0x7a) ||
    (within(point, 0xc0, 0x24f) && point !== 0xd7 && point !== 0xf7) ||
    within(point, 0x1e00, 0x1eff)
  )
}

function within(point: number, first: number, last: number): boolean {
  return first <= point && point <= last
}
