import type { Relation } from '#domain/patient/relation'

/** Who somebody says they are, by what the patient is to them. */
export const ASKER_WORDS = {
  self: '本人',
  child: '孩子的爸爸或妈妈',
  grandchild: '孩子的爷爷奶奶或外公外婆',
  spouse: '爱人',
  parent: '儿子或女儿',
  other: '其他家人',
} as const satisfies Record<Relation, string>
