import type { EquivalentKind } from '#domain/appointment/equivalent-offers'
import { distanceWords } from '#domain/directory/distance'
import { formatYuan } from '#domain/kernel/fen'
import { numberInWords } from './appointment-words'
import type { Equivalent } from './use-equivalents'

const KINDS: Readonly<Record<EquivalentKind, string>> = {
  original: '原来的号',
  'same-doctor': '还是这位医生',
  colleague: '同一家、同职称',
  'nearest-site': '最近的社区',
}

/** `最近的社区 · 2.3 公里`: what makes an offer the like of the old visit. */
export function kindInWords({ kind, distanceMetres }: Equivalent): string {
  return kind === 'nearest-site' ? `${KINDS[kind]} · ${distanceWords(distanceMetres)}` : KINDS[kind]
}

/** `刘医生 儿科主治医师 · 城西社区（示例）· 3 号` */
export function whoAndWhere({
  practitionerName,
  practitionerTitle,
  organizationName,
  number,
}: Equivalent): string {
  return `${practitionerName} ${practitionerTitle} · ${organizationName} · ${numberInWords(number)}`
}

/** Only what is different about the fee; null when what was paid goes along. */
export function feeInWords({ isSameFee, feeFen }: Pick<Equivalent, 'isSameFee' | 'feeFen'>): string | null {
  return isSameFee ? null : `挂号费 ${formatYuan(feeFen)}，到了再付；付过的全部退回。`
}
