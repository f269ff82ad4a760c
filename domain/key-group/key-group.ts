/**
 * The key groups (重点人群) of 国卫基层发〔2022〕10号 and the basic public-health services: whom a team looks after first
 * (rules D-FD-03). Two follow from the birth date; the others need what staff have seen.
 */
export const KEY_GROUPS = [
  'child-0-6',
  'elderly-65',
  'maternal',
  'hypertension',
  'diabetes',
  'tuberculosis',
  'mental-illness',
  'disabled',
  'poverty',
  'family-planning-special',
  'copd',
] as const
export type KeyGroup = (typeof KEY_GROUPS)[number]

export const KEY_GROUP_NAMES_ZH = {
  'child-0-6': '0–6 岁儿童',
  'elderly-65': '65 岁及以上老年人',
  maternal: '孕产妇',
  hypertension: '高血压',
  diabetes: '2 型糖尿病',
  tuberculosis: '肺结核',
  'mental-illness': '严重精神障碍',
  disabled: '残疾人',
  poverty: '脱贫和低保家庭',
  'family-planning-special': '计划生育特殊家庭',
  copd: '慢阻肺',
} as const satisfies Record<KeyGroup, string>

/** The groups that follow from the birth date alone: computed daily, never entered. */
export const AGE_GROUPS = ['child-0-6', 'elderly-65'] as const satisfies readonly KeyGroup[]
export type AgeGroup = (typeof AGE_GROUPS)[number]

/** What a person may wish to keep even from those they live with (rules D-FD-03, journeys E2 26). */
export const SENSITIVE_KEY_GROUPS = [
  'tuberculosis',
  'mental-illness',
  'poverty',
  'family-planning-special',
] as const satisfies readonly KeyGroup[]

/** What a family may say of itself when it applies; it counts once staff have seen the evidence. */
export const DECLARABLE_KEY_GROUPS = [
  'maternal',
  'hypertension',
  'diabetes',
  'tuberculosis',
  'mental-illness',
  'disabled',
  'poverty',
  'family-planning-special',
  'copd',
] as const satisfies readonly KeyGroup[]

/** How it is known: by age, by evidence that staff saw, or said by the family and not seen yet. */
export const KEY_GROUP_SOURCES = ['age', 'staff', 'declared'] as const
export type KeyGroupSource = (typeof KEY_GROUP_SOURCES)[number]

/** That somebody belongs to a group, and how it is known. */
export interface KeyGroupTag {
  readonly group: KeyGroup
  readonly source: KeyGroupSource
}

/** What is said and not seen keeps no place and unlocks no package. */
export function confirmedGroups(tags: readonly KeyGroupTag[]): KeyGroup[] {
  return tags.filter(({ source }) => source !== 'declared').map(({ group }) => group)
}
