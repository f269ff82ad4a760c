/**
 * The way by which a child came to where it was treated (rules MA-10): A first contact and accepted referral,
 * B emergency, C treated in the community, D straight to a higher level. It follows from stored facts; nobody types it.
 */
export const PATHWAYS = ['A', 'B', 'C', 'D'] as const
export type Pathway = (typeof PATHWAYS)[number]

export const PATHWAY_NAMES_ZH = {
  A: '社区首诊 + 转诊',
  B: '急诊',
  C: '只在社区看',
  D: '直接去医院',
} as const satisfies Record<Pathway, string>
