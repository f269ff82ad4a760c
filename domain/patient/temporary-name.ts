import type { Sex } from '../kernel/sex'

/**
 * The name that stands on a certificate before the child has one of its own: `林晓敏之女`. Null while the sex is not
 * chosen or nobody can give their name (rules D-ID-05).
 */
export function temporaryName(parentName: string | undefined, sex: Sex | undefined): string | null {
  if (parentName === undefined || sex === undefined) return null
  return `${parentName}之${sex === 'male' ? '子' : '女'}`
}

/** Whether a newborn's name, however it came to be typed, is only somebody's 之子 or 之女. */
export function isTemporaryName(name: string): boolean {
  return /.之[子女]$/.test(name.trim())
}
