/** What a team talks about with a family; each is one tap. */
export const GUIDANCE_TOPICS = [
  'feeding',
  'sleep',
  'vaccination',
  'development',
  'safety',
  'diet',
  'exercise',
  'medicine',
  'smoking',
  'mood',
] as const
export type GuidanceTopic = (typeof GUIDANCE_TOPICS)[number]

export const GUIDANCE_TOPIC_NAMES_ZH = {
  feeding: '喂养',
  sleep: '睡眠',
  vaccination: '打疫苗',
  development: '发育',
  safety: '防意外',
  diet: '饮食',
  exercise: '活动',
  medicine: '用药',
  smoking: '少烟酒',
  mood: '心情',
} as const satisfies Record<GuidanceTopic, string>

const BY_ITEM: Readonly<Record<string, readonly GuidanceTopic[]>> = {
  'feeding-guidance': ['feeding'],
  'vaccination-check': ['vaccination'],
}

/** What the promised service is about, chosen beforehand. */
export function topicsFor(itemCode: string | null): readonly GuidanceTopic[] {
  return (itemCode === null ? undefined : BY_ITEM[itemCode]) ?? []
}
