/** What may be done at a check-up. Which of it is done at which age is said by the rules (rules D-CH-01). */
export const CHECKUP_ITEMS = [
  'birth',
  'home',
  'feeding',
  'growth',
  'head',
  'physical',
  'hip',
  'development',
  'warning-signs',
  'autism',
  'eye',
  'vision',
  'refraction',
  'hearing',
  'blood',
  'teeth',
  'tcm',
  'guidance',
] as const
export type CheckupItem = (typeof CHECKUP_ITEMS)[number]

/** `nameZh` as staff call it, `familyZh` as it is told to a family: what happens to their child. */
export const CHECKUP_ITEM_WORDS_ZH = {
  birth: { nameZh: '出生情况', familyZh: '问出生时的情况，看新生儿疾病筛查和听力初筛做了没有' },
  home: { nameZh: '家居环境', familyZh: '看看宝宝睡觉的地方、屋里的冷热' },
  feeding: { nameZh: '喂养睡眠', familyZh: '问吃奶吃饭、睡觉、大小便和生过什么病' },
  growth: { nameZh: '身长体重', familyZh: '量身长（身高）、称体重，画到成长曲线上' },
  head: { nameZh: '头围', familyZh: '量头围' },
  physical: { nameZh: '体格检查', familyZh: '从头到脚查一遍' },
  hip: { nameZh: '髋关节', familyZh: '看两边髋关节' },
  development: { nameZh: '发育评估', familyZh: '看孩子动作、说话、和人玩得怎么样' },
  'warning-signs': { nameZh: '预警征象', familyZh: '问 4 个这个年龄该会的事' },
  autism: { nameZh: '孤独症初筛', familyZh: '做孤独症初筛，早看出来早帮' },
  eye: { nameZh: '眼保健', familyZh: '看眼睛' },
  vision: { nameZh: '视力检查', familyZh: '查视力' },
  refraction: { nameZh: '屈光筛查', familyZh: '用仪器做屈光筛查，不疼' },
  hearing: { nameZh: '听力行为', familyZh: '看对声音的反应' },
  blood: { nameZh: '血常规', familyZh: '验一次血（血常规或血红蛋白），看有没有贫血' },
  teeth: { nameZh: '口腔龋齿', familyZh: '看牙' },
  tcm: { nameZh: '中医指导', familyZh: '教中医调养' },
  guidance: { nameZh: '健康指导', familyZh: '说说怎么喂养、防病、防摔防烫' },
} as const satisfies Record<CheckupItem, { nameZh: string; familyZh: string }>
