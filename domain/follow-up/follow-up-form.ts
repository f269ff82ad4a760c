/** What is asked of somebody, in the order of asking. `isDanger`: not normal here means a doctor looks today. */
interface FollowUpItem {
  readonly code: string
  readonly nameZh: string
  /** What one tap writes down. */
  readonly normalZh: string
  readonly isDanger?: true
}

interface FollowUpForm {
  readonly nameZh: string
  readonly items: readonly FollowUpItem[]
  /** What is measured besides. */
  readonly measures: readonly ('growth' | 'blood-pressure' | 'glucose')[]
}

const MEDICINE: FollowUpItem = { code: 'medicine', nameZh: '吃药', normalZh: '按医生说的在吃' }
const SLEEP: FollowUpItem = { code: 'sleep', nameZh: '睡觉', normalZh: '睡得好' }
const DIET: FollowUpItem = { code: 'diet', nameZh: '吃饭', normalZh: '吃得正常' }

/** What each group is asked, after 国家基本公共卫生服务规范（第三版） in our own words. */
export const FOLLOW_UP_FORMS = {
  general: {
    nameZh: '一般随访',
    items: [{ code: 'complaint', nameZh: '不舒服', normalZh: '没有不舒服' }, DIET, SLEEP, MEDICINE],
    measures: [],
  },
  newborn: {
    nameZh: '新生儿随访',
    items: [
      { code: 'spirit', nameZh: '精神', normalZh: '醒着有精神', isDanger: true },
      { code: 'jaundice', nameZh: '皮肤黄不黄', normalZh: '不黄', isDanger: true },
      { code: 'feeding', nameZh: '吃奶', normalZh: '吃得好', isDanger: true },
      { code: 'cord', nameZh: '脐带', normalZh: '干净，不红' },
      { code: 'stool', nameZh: '大小便', normalZh: '正常' },
    ],
    measures: ['growth'],
  },
  child: {
    nameZh: '儿童随访',
    items: [
      { code: 'spirit', nameZh: '精神', normalZh: '精神好', isDanger: true },
      DIET,
      SLEEP,
      { code: 'stool', nameZh: '大小便', normalZh: '正常' },
      { code: 'development', nameZh: '发育', normalZh: '跟得上月龄' },
    ],
    measures: ['growth'],
  },
  elder: {
    nameZh: '老年人随访',
    items: [
      { code: 'chest', nameZh: '胸闷胸痛', normalZh: '没有', isDanger: true },
      DIET,
      SLEEP,
      { code: 'walking', nameZh: '走路', normalZh: '走得稳，没摔过' },
      { code: 'memory', nameZh: '记性', normalZh: '和以前一样' },
      MEDICINE,
    ],
    measures: ['blood-pressure'],
  },
  hypertension: {
    nameZh: '高血压随访',
    items: [
      { code: 'symptoms', nameZh: '头痛头晕、胸闷', normalZh: '没有', isDanger: true },
      MEDICINE,
      { code: 'side-effects', nameZh: '药物反应', normalZh: '没有' },
      { code: 'salt', nameZh: '吃盐', normalZh: '吃得淡' },
      { code: 'exercise', nameZh: '活动', normalZh: '每周都动一动' },
    ],
    measures: ['blood-pressure'],
  },
  diabetes: {
    nameZh: '糖尿病随访',
    items: [
      { code: 'low-sugar', nameZh: '手抖、出冷汗', normalZh: '没有', isDanger: true },
      { code: 'symptoms', nameZh: '多饮多尿', normalZh: '没有' },
      MEDICINE,
      { code: 'feet', nameZh: '脚', normalZh: '没有破，不麻' },
      DIET,
    ],
    measures: ['glucose', 'blood-pressure'],
  },
  antenatal: {
    nameZh: '产前随访',
    items: [
      { code: 'bleeding', nameZh: '出血、肚子痛', normalZh: '没有', isDanger: true },
      { code: 'swelling', nameZh: '头痛、眼花、浮肿', normalZh: '没有', isDanger: true },
      { code: 'movement', nameZh: '胎动', normalZh: '正常，或还没到时候', isDanger: true },
      DIET,
      SLEEP,
    ],
    measures: ['blood-pressure'],
  },
  postnatal: {
    nameZh: '产后访视',
    items: [
      { code: 'bleeding', nameZh: '出血', normalZh: '不多', isDanger: true },
      { code: 'wound', nameZh: '伤口', normalZh: '不红不痛' },
      { code: 'breast', nameZh: '乳房', normalZh: '不胀不痛' },
      { code: 'mood', nameZh: '心情', normalZh: '还好' },
      SLEEP,
    ],
    measures: ['blood-pressure'],
  },
} as const satisfies Readonly<Record<string, FollowUpForm>>

export type FollowUpFormCode = keyof typeof FOLLOW_UP_FORMS
export const FOLLOW_UP_FORM_CODES = Object.keys(FOLLOW_UP_FORMS) as [FollowUpFormCode, ...FollowUpFormCode[]]

export function itemsOfForm(form: FollowUpFormCode): readonly FollowUpItem[] {
  return FOLLOW_UP_FORMS[form].items
}

/** From a key group (domain/key-group) to what its people are asked; the first that somebody belongs to. */
const BY_GROUP: readonly (readonly [string, FollowUpFormCode])[] = [
  ['maternal', 'antenatal'],
  ['hypertension', 'hypertension'],
  ['diabetes', 'diabetes'],
  ['child-0-6', 'child'],
  ['elderly-65', 'elder'],
]
const BY_ITEM: Readonly<Record<string, FollowUpFormCode>> = {
  'hypertension-follow-up': 'hypertension',
  'diabetes-follow-up': 'diabetes',
  'antenatal-visit': 'antenatal',
  'postnatal-visit': 'postnatal',
  'elderly-checkup': 'elder',
}
const NEWBORN_DAYS = 28

/** The form that whoever records starts from: the promised service says it, else the age and the groups. */
export function formFor(known: {
  readonly itemCode: string | null
  readonly ageDays: number
  readonly groups: readonly string[]
}): FollowUpFormCode {
  const byItem = known.itemCode === null ? undefined : BY_ITEM[known.itemCode]
  if (byItem) return byItem
  if (known.ageDays <= NEWBORN_DAYS) return 'newborn'
  return BY_GROUP.find(([group]) => known.groups.includes(group))?.[1] ?? 'general'
}
