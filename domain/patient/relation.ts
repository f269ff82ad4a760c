/** What a patient is to the account holder (FHIR RelatedPerson.relationship). The codes are promised API names. */
export const RELATIONS = ['self', 'child', 'spouse', 'parent', 'grandchild', 'other'] as const
export type Relation = (typeof RELATIONS)[number]

export const RELATION_NAMES_ZH = {
  self: '本人',
  child: '孩子',
  spouse: '配偶',
  parent: '父母',
  grandchild: '孙辈',
  other: '其他家人',
} as const satisfies Record<Relation, string>
