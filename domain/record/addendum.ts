import { plainWords } from '../kernel/plain-words'

/** Enough to say what is wrong with an entry; a story is told in the room. */
export const ADDENDUM_MAX = 300

/** Words that are added to an entry, which itself stays as it was. */
export const addendumText = plainWords(ADDENDUM_MAX, 1)
