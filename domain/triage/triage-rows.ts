import type { TemperatureRange } from './temperature-band'
import type { TriageLevel } from './triage-level'
import type { TriageSignId } from './triage-sign'

/** When a row counts as answered yes: its sign is ticked, the temperature is in its range, or nothing worse was found. */
export type TriageAnswer =
  | { readonly sign: TriageSignId }
  | { readonly temperature: TemperatureRange }
  | 'otherwise'

/**
 * One row of the table of red flags (rules: triage-red-flags, journeys E1 3 and 26). `verified` is true when a
 * public text other than our own draft states it; ages are completed months, half-open.
 */
export interface TriageRow {
  readonly id: string
  readonly level: TriageLevel
  readonly fromMonths: number
  readonly toMonths: number
  readonly yesWhen: TriageAnswer
  readonly questionZh: string
  readonly source: string
  readonly verified: boolean
}

/** Which state of the table this is. A new state gets a new number, so that a record can say by which it was advised. */
export const TRIAGE_TABLE_VERSION = '2026-11-21'

/** Nobody may go live before a paediatrician has gone through the rows. */
export const TRIAGE_REVIEW = {
  requirementZh: '上线前须由儿科医生审核',
  noticeZh: '内容待儿科医生审核，只帮你选去处，不是诊断',
} as const

export const TRIAGE_UNTIL_MONTHS = 216

const NG143 = 'NICE NG143 traffic light'
const IMCI = 'WHO IMCI general danger signs'
const CG84 = 'NICE CG84'
const NHS = 'NHS Healthier Together 家长告知单'
const HFMD = '手足口病重症早期识别'
const HEAD = 'NICE 头部外伤指南'
const OWN = '家门口健康设计'
const KNOWN = '通识，未见原文'

export const TRIAGE_ROWS: readonly TriageRow[] = [
  ...asked('breathing', 'CALL_120', [
    ['ANY-02', '孩子没有呼吸，或呼吸停顿、只有喘息样动作吗？', `${NHS}；${KNOWN}`],
    ['ANY-03', '嘴唇、舌头或全身发青发紫吗？', NG143],
    ['ANY-04', '面色灰白、皮肤花斑、手脚冰凉，而且反应差吗？', `${NG143}；${HFMD}`],
    ['DYSPNOEA-01', '喘得说不出话、喝不了奶，或嘴唇发紫吗？', NHS],
    ['DYSPNOEA-02', '刚吃东西或玩小物件后突然呛咳、喘不上气吗？', '儿童急诊科普文章'],
    ['RASH-01', '起疹子同时嘴唇脸肿、喘不上气、声音哑或晕倒吗？', KNOWN, { verified: false }],
  ]),
  ...asked('convulsion', 'CALL_120', [
    ['ANY-01', '孩子叫不醒、没有反应吗？', `${IMCI}；${NG143}`],
    ['ANY-05', '正在抽搐、还没停吗？', IMCI],
    ['CONVULSION-01', '不满 6 个月抽搐了吗？', NHS, { toMonths: 6 }],
    ['CONVULSION-02', '抽搐超过 5 分钟，或停了又抽、中间没清醒吗？', NHS],
    ['CONVULSION-03', '抽完后呼吸不好、发紫，或仍叫不醒吗？', NHS],
    ['CONVULSION-04', '这是孩子第一次抽搐吗？', NHS],
  ]),
  ...asked('accident', 'CALL_120', [
    ['INJURY-01', '受伤后昏迷过，或现在意识不清吗？', HEAD],
    ['INJURY-02', '受伤后抽搐了吗？', HEAD],
    ['INJURY-03', '大量出血压不住吗？', KNOWN, { verified: false }],
    ['INJURY-04', '从 3 米以上摔下，或被车撞、高速撞击吗？', HEAD],
    ['INJURY-07', '溺水、触电、误服药或毒物、煤气中毒吗？', KNOWN, { verified: false }],
  ]),
  ...asked('rash', 'EMERGENCY', [
    ['FEVER-04', '发热时身上有按压不褪色的红点、紫斑吗？', NG143],
    ['RASH-04', '疹子用玻璃杯压不褪色，或像瘀斑吗？', NG143],
  ]),
  ...asked('listless', 'EMERGENCY', [
    ['ANY-06', '哭声很弱、尖叫样，或一直哭哄不住吗？', NG143, { toMonths: 24 }],
    ['ANY-09', '特别嗜睡、很难叫醒，或意识糊涂吗？', `${IMCI}；${NG143}`],
    ['FEVER-03', '头顶囟门鼓起来了吗？', NG143, { toMonths: 18 }],
    ['FEVER-05', '脖子发硬、低不下头，或怕光剧烈头痛吗？', NG143],
  ]),
  ...asked('drinking', 'EMERGENCY', [
    ['ANY-07', '喝不进水、吃不了奶吗？', IMCI, { toMonths: 60 }],
    ['ANY-08', '吃什么吐什么，全部吐出来吗？', IMCI, { toMonths: 60 }],
    ['VOMITING-01', '不满 3 个月，喷射样吐，或每次都吐吗？', KNOWN, { toMonths: 3, verified: false }],
    ['VOMITING-02', '吐出物是黄绿色、深绿色或带血、咖啡样吗？', CG84],
    ['VOMITING-03', '肚子很硬很胀、剧烈疼、不让碰吗？', CG84],
    ['VOMITING-04', '眼窝凹陷、皮肤捏起回得慢、特别没精神吗？', `${CG84}；${NG143}`],
  ]),
  ...asked('worse', 'SAME_DAY', [
    ['ANY-10', '你觉得孩子和平时很不一样、越来越重吗？', NHS],
    ['FEVER-06', '发热已满 5 天吗？', NG143],
    ['FEVER-07', '高热超过 3 天，或退热后又反复升高吗？', '央视新闻 2024-11-30 儿科就医建议'],
    ['FEVER-10', '尿明显少、8 小时以上没有尿吗？', NHS],
    ['VOMITING-07', '嘴唇舌头很干、哭没有眼泪、8 小时没有尿吗？', NHS],
  ]),
  measured('FEVER-01', 'EMERGENCY', [0, 2], { fromTenths: null, toTenths: 355 }, false, {
    questionZh: '不满 2 个月，体温低于 35.5℃、摸着很凉吗？',
    source: `WHO IMCI sick young infant；${KNOWN}`,
  }),
  measured('FEVER-02', 'EMERGENCY', [0, 3], { fromTenths: 380, toTenths: null }, true, {
    questionZh: '不满 3 个月，体温到 38℃ 或以上吗？',
    source: NG143,
  }),
  measured('FEVER-11', 'SAME_DAY', [3, 6], { fromTenths: 390, toTenths: null }, true, {
    questionZh: '3 到 6 个月，体温 39℃ 或以上吗？',
    source: NG143,
  }),
  // The table has no row above 41 ℃; the grade exists as 超高热 and must lead somewhere (design).
  measured('OWN-01', 'EMERGENCY', [0, TRIAGE_UNTIL_MONTHS], { fromTenths: 411, toTenths: null }, false, {
    questionZh: '体温超过 41℃ 吗？',
    source: OWN,
  }),
  // The table lets nobody below six months stay at home (design).
  otherwise('OWN-02', 'SAME_DAY', [0, 6], false, '不满 6 个月，没有上面任何一条吗？', OWN),
  otherwise(
    'FEVER-13',
    'HOME',
    [6, TRIAGE_UNTIL_MONTHS],
    true,
    '能吃能玩、精神好、发热不到 3 天、没有上面任何一条吗？',
    NG143,
  ),
]

type SignRow = readonly [
  id: string,
  questionZh: string,
  source: string,
  limits?: { readonly toMonths?: number; readonly verified?: boolean },
]

function asked(sign: TriageSignId, level: TriageLevel, rows: readonly SignRow[]): TriageRow[] {
  return rows.map(([id, questionZh, source, limits]) => ({
    id,
    level,
    fromMonths: 0,
    toMonths: limits?.toMonths ?? TRIAGE_UNTIL_MONTHS,
    yesWhen: { sign },
    questionZh,
    source,
    verified: limits?.verified ?? true,
  }))
}

function measured(
  id: string,
  level: TriageLevel,
  [fromMonths, toMonths]: readonly [number, number],
  temperature: TemperatureRange,
  verified: boolean,
  words: { readonly questionZh: string; readonly source: string },
): TriageRow {
  return { id, level, fromMonths, toMonths, yesWhen: { temperature }, verified, ...words }
}

function otherwise(
  id: string,
  level: TriageLevel,
  [fromMonths, toMonths]: readonly [number, number],
  verified: boolean,
  questionZh: string,
  source: string,
): TriageRow {
  return { id, level, fromMonths, toMonths, yesWhen: 'otherwise', verified, questionZh, source }
}
