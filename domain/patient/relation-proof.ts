/** What proves at a desk that somebody decides for a person (rules D-ID-06; 户口簿, 出生证, or what a court or notary wrote). */
export const RELATION_PROOFS = ['household-register', 'birth-certificate', 'custody-papers'] as const
export type RelationProof = (typeof RELATION_PROOFS)[number]

export const RELATION_PROOF_NAMES_ZH = {
  'household-register': '户口簿',
  'birth-certificate': '出生医学证明',
  'custody-papers': '判决书或公证书',
} as const satisfies Record<RelationProof, string>
