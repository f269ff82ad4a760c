import type { ConsentPurpose } from './consent-purpose'

/** What is read before an answer is given. A new text is a new version: whoever agreed to the old one is asked again. */
export interface ConsentText {
  readonly version: string
  readonly title: string
  /** At most six lines, in words that need no lawyer. */
  readonly lines: readonly string[]
  /** What does not work without it, and what still does. */
  readonly blocks: string
}

/** Every version of every text, the one in force last. Old ones stay: they say to what people agreed. */
export const CONSENT_TEXTS: Readonly<Record<ConsentPurpose, readonly [ConsentText, ...ConsentText[]]>> = {
  'child-data': [
    {
      version: '2026-11-01',
      title: '收集和使用孩子的资料',
      lines: [
        '孩子不满 14 岁，要监护人单独点头。',
        '收集：姓名、生日、性别、证件号码、约号和就诊记录。',
        '用来：约号、报到、看诊，看完以后回访。',
        '谁能看：监护人、受托的家人、接诊的医护和前台。医护每看一次都记下来。',
        '姓名和号码加密保存，不做广告，不卖给别人。',
        '随时可以收回，马上生效。',
      ],
      blocks: '不同意，就不能给孩子约新的号。已经约好的照常，别的家人不受影响。',
    },
  ],
  'earlier-visits': [
    {
      version: '2026-11-01',
      title: '让接诊医生看以前的就诊记录',
      lines: [
        '看诊的时候，医生能看到以前在各家机构写下的就诊记录。',
        '用来：知道以前得过什么、怎么处理的。',
        '谁能看：只有接诊的医生。每看一次都记下来，你能查到。',
        '随时可以收回，马上生效。',
      ],
      blocks: '不同意，医生只看得到这一次，以前的要你自己讲。约号和看病照常。',
    },
    {
      version: '2026-11-22',
      title: '让接诊医生看以前的健康档案',
      lines: [
        '看诊的时候，医生能看到健康档案里以前的就诊、处方、检查报告和你拍的资料，不分在哪家机构写的。',
        '用来：知道以前得过什么、用过什么药、查过什么，少查一遍。',
        '谁能看：只有接诊的医护，从报到那天起 7 天。每看一次都记下来，你能查到。',
        '过敏、疫苗、体检和身高体重，接诊的医护不用这项同意也看得到，看病打针少不了。',
        '标了保密的，别的机构看不到。',
        '随时可以收回，马上生效。',
      ],
      blocks: '不同意，医生只看得到这一次和过敏、疫苗、体检，别的要你自己讲。约号和看病照常。',
    },
  ],
  'guardian-view': [
    {
      version: '2026-11-01',
      title: '让家长看我的就诊记录',
      lines: [
        '满 14 岁，病情给不给家长看，由你自己定。',
        '同意以后，家长能看到你为什么去看、医生写了什么。',
        '随时可以收回，马上生效。',
      ],
      blocks: '不同意，家长只看得到时间和地点，好接送你。约号和看病照常。',
    },
  ],
  'team-record': [
    {
      version: '2026-11-22',
      title: '让签约团队看健康档案',
      lines: [
        '签约期间，家庭医生团队的人，和代班的人，能看健康档案：就诊、处方、报告、体检、疫苗、测量。',
        '用来：随访前知道你的情况，提醒该做的服务。',
        '标了保密的，团队看不到。',
        '每看一次都记下来，你能查到。',
        '解约、到期或收回，马上看不到。',
      ],
      blocks: '不同意，团队只看得到自己写的随访，情况要你自己讲。签约和服务照常。',
    },
  ],
  'grid-worker': [
    {
      version: '2026-11-22',
      title: '让网格员知道我家已签约',
      lines: [
        '网格员只看得到：姓名、哪一栋楼、签没签约。',
        '看不到：电话、证件、病情、档案。',
        '用来：上门通知体检和义诊。',
        '随时可以收回，马上生效。',
      ],
      blocks: '不同意，网格员的名单里没有你。签约和服务照常。',
    },
  ],
  'insurer-data': [
    {
      version: '2026-11-22',
      title: '把核算要用的资料交给合作机构',
      lines: [
        '申请互助金时，替你把核算要用的资料交给合作的保障机构：发票、费用清单、出院诊断。',
        '用来：让别的保障也能算，少跑一趟。',
        '只交这一次申请要用的，不交整份健康档案。',
        '每交一次都记下来，你能查到。',
        '随时可以收回，以后不再交。',
      ],
      blocks: '不同意，就不替你交，别的保障要你自己拿材料去办。互助计划照样参加，照样申请。',
    },
  ],
}

export function currentConsentText(purpose: ConsentPurpose): ConsentText {
  const [first, ...later] = CONSENT_TEXTS[purpose]
  return later.at(-1) ?? first
}
