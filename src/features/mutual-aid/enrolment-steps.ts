/** The way into the plan: 证书 comes with the money, or with the answer of whoever decides about a waiver. */
export const ENROLMENT_STEPS = ['选孩子', '付款', '拿证书'] as const
