/** What a paper of a claim is. */
export const CLAIM_DOCUMENTS = [
  'invoice',
  'settlement',
  'diagnosis',
  'exam',
  'identity',
  'bank-card',
  'other',
] as const
export type ClaimDocument = (typeof CLAIM_DOCUMENTS)[number]

export const CLAIM_DOCUMENT_NAMES_ZH = {
  invoice: '发票',
  settlement: '费用结算单',
  diagnosis: '诊断证明或出院记录',
  exam: '检查报告',
  identity: '户口本或身份证',
  'bank-card': '监护人的银行卡',
  other: '别的材料',
} as const satisfies Record<ClaimDocument, string>
