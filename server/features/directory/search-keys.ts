import { pinyin } from 'pinyin-pro'
import type { SearchKeys } from '#domain/directory/search'

/**
 * How a name is found by letters. Kept beside the name when it is saved, so that neither a search nor the phone
 * needs a dictionary. A surname may be read otherwise than the same character in a place: 单 is shan, not dan.
 */
export function searchKeys(name: string, of: 'person' | 'place'): SearchKeys {
  const surname = of === 'person' ? 'head' : 'off'
  // `v` writes ü the way keyboards do.
  const syllables = pinyin(name, { surname, toneType: 'none', nonZh: 'removed', type: 'array', v: true })
  return {
    name,
    pinyin: syllables.join(' '),
    initials: syllables.map((syllable) => syllable.charAt(0)).join(''),
  }
}
