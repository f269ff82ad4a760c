/** What was done for the child (就诊类型). */
export const CLAIM_CARES = [
  'inpatient',
  'day-surgery',
  'major-outpatient',
  'rare-drug',
  'outpatient',
] as const
export type ClaimCare = (typeof CLAIM_CARES)[number]

export const CLAIM_CARE_NAMES_ZH = {
  inpatient: '住院',
  'day-surgery': '日间手术',
  'major-outpatient': '大病门诊',
  'rare-drug': '罕见病用药',
  outpatient: '门诊',
} as const satisfies Record<ClaimCare, string>

/** Why it had to be done; an accident has no waiting period (rules MA-07). */
export const CLAIM_CAUSES = ['illness', 'accident'] as const
export type ClaimCause = (typeof CLAIM_CAUSES)[number]

/** Levels of hospitals as the plan knows them; the later one pays first (rules MA-09). */
export const HOSPITAL_LEVELS = ['primary', 'secondary', 'tertiary'] as const
export type HospitalLevel = (typeof HOSPITAL_LEVELS)[number]

export const HOSPITAL_LEVEL_NAMES_ZH = {
  primary: '一级医院',
  secondary: '二级医院',
  tertiary: '三级医院',
} as const satisfies Record<HospitalLevel, string>

/** Somebody was moved on in one go: the higher level counts for all of it (journeys E4 26). */
export function higherLevel(a: HospitalLevel, b: HospitalLevel): HospitalLevel {
  return HOSPITAL_LEVELS.indexOf(a) >= HOSPITAL_LEVELS.indexOf(b) ? a : b
}
