/**
 * What the one screen asks. A tick means "any of these", so a sign stands for several rows of the table; each holds
 * rows of one level only, so that no milder row is ever raised by its neighbours.
 */
export interface TriageSign {
  readonly id: TriageSignId
  readonly titleZh: string
  /** What it looks like at home. */
  readonly exampleZh: string
}

export const TRIAGE_SIGN_IDS = [
  'breathing',
  'convulsion',
  'accident',
  'rash',
  'listless',
  'drinking',
  'worse',
] as const
export type TriageSignId = (typeof TRIAGE_SIGN_IDS)[number]

/** In the order of asking: from the highest level down. */
export const TRIAGE_SIGNS: readonly TriageSign[] = [
  { id: 'breathing', titleZh: '呼吸费力、嘴唇发紫', exampleZh: '喘得说不出话，或面色灰白、手脚冰凉' },
  { id: 'convulsion', titleZh: '抽搐，或叫不醒', exampleZh: '正在抽，或刚刚抽过' },
  { id: 'accident', titleZh: '误服、溺水、重摔、大出血', exampleZh: '吃错药、触电、撞头后昏迷过' },
  { id: 'rash', titleZh: '皮肤紫红点，按压不褪色', exampleZh: '用玻璃杯压着看' },
  { id: 'listless', titleZh: '精神很差，抱着也不安稳', exampleZh: '很难叫醒、一直哭，或脖子发硬' },
  { id: 'drinking', titleZh: '喝不进，或吐得很厉害', exampleZh: '全吐出来、吐黄绿水或血、肚子硬' },
  { id: 'worse', titleZh: '8 小时没小便，或越来越重', exampleZh: '发烧满 5 天，或高烧超过 3 天' },
]
