/** What a family can book (FHIR HealthcareService.type). The codes are promised API names. */
export const SERVICES = [
  'sick-visit',
  'child-checkup',
  'vaccination',
  'follow-up',
  'expert-outreach',
] as const
export type Service = (typeof SERVICES)[number]

export const SERVICE_NAMES_ZH = {
  'sick-visit': '生病',
  'child-checkup': '儿保体检',
  vaccination: '接种',
  'follow-up': '复诊',
  'expert-outreach': '专家号',
} as const satisfies Record<Service, string>
