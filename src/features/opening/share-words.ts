import { ENTRY_KIND_NAMES_ZH, type EntryKind } from '#domain/kernel/entry-kind'
import { localTimeOf } from '#domain/kernel/time'
import type { Share } from './use-shares'

/** What is left open for a doctor elsewhere unless the family chooses otherwise: what no doctor can do without. */
export const USUAL_SECTIONS: readonly EntryKind[] = ['allergy', 'visit', 'report', 'prescription']

export function sectionsInWords(sections: readonly EntryKind[]): string {
  return sections.map((kind) => ENTRY_KIND_NAMES_ZH[kind]).join('、')
}

/** `何静医生 08:20 打开了，到 08:35 关上` */
export function shareInWords({ status, usedBy, expiresAt }: Share): string {
  const until = localTimeOf(new Date(expiresAt))
  if (status === 'revoked') return '已收回'
  if (status === 'over') return usedBy ? `${usedBy}看过，${until} 已关上` : `没有人打开，${until} 已失效`
  return status === 'used' ? `${usedBy ?? '医生'}打开了，到 ${until} 关上` : `还没有人打开，到 ${until} 失效`
}
