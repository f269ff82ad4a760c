/**
 * Plain facts about a place, shown as tags. The national appraisal 优质服务基层行 has two grades, 基本 and 推荐标准; families
 * know nothing of its name.
 * Whether a certified doctor works there is computed, never a badge.
 */
export const BADGE_NAMES_ZH = {
  'elder-friendly': '老年友善',
  accessible: '无障碍',
  'quality-basic': '国家基本标准',
  'quality-recommended': '国家推荐标准',
} as const

export type Badge = keyof typeof BADGE_NAMES_ZH
