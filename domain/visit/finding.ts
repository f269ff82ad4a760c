/** What is examined at every visit. All of it is normal until the doctor says otherwise. */
export const FINDINGS = ['spirit', 'throat', 'lungs', 'abdomen', 'skin', 'fontanelle'] as const
export type Finding = (typeof FINDINGS)[number]

export const FINDING_WORDS_ZH = {
  spirit: { normalZh: '精神好', abnormalZh: '精神差' },
  throat: { normalZh: '咽不红', abnormalZh: '咽红' },
  lungs: { normalZh: '双肺清', abnormalZh: '肺部有啰音' },
  abdomen: { normalZh: '腹软', abnormalZh: '腹部有压痛' },
  skin: { normalZh: '无皮疹', abnormalZh: '有皮疹' },
  fontanelle: { normalZh: '前囟平', abnormalZh: '前囟隆起或凹陷' },
} as const satisfies Record<Finding, { normalZh: string; abnormalZh: string }>
