import { ENTRY_KIND_NAMES_ZH, type EntryKind } from '#domain/kernel/entry-kind'
import { localTimeOf } from '#domain/kernel/time'
import type { Share } from './use-shares'

/** What is left open for a doctor elsewhere unless the family chooses otherwise: what no doctor can do without. */
export const USUAL_SECTIONS: readonly EntryKind[] = ['allergy', 'visit', 'report', 'prescription']

export function sectionsInWords(sections: readonly EntryKind[]): string {
  return sections.map((kind) => ENTRY_KIND_NAMES_ZH[kind]).join('、')
}

/** What a code that is good now has come to: `何静打开了`, `到 08:35 关上`. */
export function openShareInWords({ code, usedBy, expiresAt }: Share): { title: string; until: string } {
  const until = localTimeOf(new Date(expiresAt))
  return code === null
    ? { title: `${usedBy ?? '医生'}打开了`, until: `到 ${until} 关上` }
    : { title: '把这个码给医生输', until: `还没有人打开，到 ${until} 失效` }
}

/** One that is good no more: `何静看过，08:35 已关上` */
export function overShareInWords({ status, usedBy, expiresAt }: Share): string {
  const until = localTimeOf(new Date(expiresAt))
  if (status === 'revoked') return usedBy ? `${usedBy}看过，已收回` : '没有人打开，已收回'
  return usedBy ? `${usedBy}看过，${until} 已关上` : `没有人打开，${until} 已失效`
}
