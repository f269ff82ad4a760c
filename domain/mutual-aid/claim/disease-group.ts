/** Chapters of ICD-10 in the words of a parent: all that the public learns of an illness. */
const GROUPS: readonly (readonly [from: string, to: string, nameZh: string])[] = [
  ['A00', 'B99', '感染性疾病'],
  ['C00', 'D49', '肿瘤'],
  ['D50', 'D89', '血液病'],
  ['E00', 'E90', '内分泌和营养'],
  ['F00', 'F99', '心理和发育'],
  ['G00', 'G99', '神经系统'],
  ['H00', 'H59', '眼睛'],
  ['H60', 'H95', '耳朵'],
  ['I00', 'I99', '心脏和血管'],
  ['J00', 'J99', '呼吸系统'],
  ['K00', 'K93', '消化系统'],
  ['L00', 'L99', '皮肤'],
  ['M00', 'M99', '骨骼和关节'],
  ['N00', 'N99', '泌尿系统'],
  ['P00', 'P96', '新生儿疾病'],
  ['Q00', 'Q99', '先天畸形'],
  ['S00', 'T98', '受伤和中毒'],
]

export const OTHER_DISEASES_ZH = '其他'

/** `J18.000` → 呼吸系统; what has no code, or one of no group, is 其他. */
export function diseaseGroupZh(code: string | null): string {
  const category = code?.slice(0, 3).toUpperCase() ?? ''
  return GROUPS.find(([from, to]) => from <= category && category <= to)?.[2] ?? OTHER_DISEASES_ZH
}
