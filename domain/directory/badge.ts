/**
 * Plain facts about a place, shown as tags; 基层行 is the national 优质服务基层行 appraisal, which has these two grades.
 * Whether a certified doctor works there is computed, never a badge.
 */
export const BADGE_NAMES_ZH = {
  'elder-friendly': '老年友善',
  accessible: '无障碍',
  'quality-basic': '基层行 基本标准',
  'quality-recommended': '基层行 推荐标准',
} as const

export type Badge = keyof typeof BADGE_NAMES_ZH
