import type { CheckupFinding } from '#domain/checkup/checkup-finding'
import type { Feeding } from '#domain/checkup/feeding'

/** A check-up that a child of the demo has had, so many days after it was due. */
export interface DemoCheckup {
  readonly patient: string
  readonly visitNo: number
  readonly daysAfterDue: number
  readonly weightGrams: number
  readonly statureMillimetres: number
  readonly headMillimetres: number | null
  readonly feeding: Feeding | null
  readonly haemoglobin: number | null
  readonly abnormal: readonly CheckupFinding[]
  readonly words: string
}

/** patient, visitNo, days after due, g, mm, head mm, feeding, haemoglobin g/L, words, what was not well */
type Row = readonly [
  string,
  number,
  number,
  number,
  number,
  number | null,
  Feeding | null,
  number | null,
  string,
  ...CheckupFinding[],
]

/** One child has missed its ninth, another its sixth; two newborns: one has been visited, the other is waited for. */
// biome-ignore format: one check-up a line
const ROWS: readonly Row[] = [
  ['zhou-yuman', 1, -4, 3_500, 510, 346, 'breast-milk', null, '脐部干了，黄疸在退。多晒晒隔着窗的太阳，按时喂。'],
  ['zhou-yuman', 2, 1, 4_700, 557, 372, 'breast-milk', null, '长得好。每天补 400 单位维生素 D。'],
  ['zhou-yuman', 3, 3, 6_900, 626, 407, 'breast-milk', null, '多让他趴着玩，一天几次，每次几分钟。'],
  ['zhou-yuman', 4, 5, 8_300, 684, 436, 'breast-milk', 121, '可以加辅食了，先从强化铁的米粉开始。'],
  ['zhou-yuman', 5, 2, 9_000, 713, 448, 'mixed', null, '辅食稠一点，让他自己抓着吃。'],
  ['zhou-yuman', 6, 9, 9_900, 762, 463, 'mixed', null, '开始学走，家里桌角包一包。'],
  ['zhou-yuman', 7, 12, 11_100, 826, 476, 'family-food', 124, '少看屏幕，多和他说话、看书。'],
  ['zhou-yuman', 8, 6, 12_400, 884, 487, 'family-food', null, '每天早晚刷牙，用米粒大小的含氟牙膏。'],
  ['zhou-yuman', 10, 20, 14_600, 973, 497, 'family-food', null, '视力、听力都好。可以准备上幼儿园了。'],
  ['zhou-yuman', 11, 10, 16_500, 1_046, null, null, 126, '右下有一颗牙有小洞，去口腔科补一下，乳牙也要补。', 'teeth'],
  ['zhou-yuhe', 1, -4, 3_300, 503, 341, 'breast-milk', null, '黄疸在退，脐部干燥。按需喂奶，满月来体检和打乙肝第 2 针。', 'jaundice'],
  ['chen-yinuo', 1, -5, 3_350, 505, 342, 'breast-milk', null, '脐部干燥，黄疸消退中。'],
  ['chen-yinuo', 2, 0, 4_300, 545, 363, 'breast-milk', null, '长得好。每天补 400 单位维生素 D。'],
  ['chen-yinuo', 3, 4, 6_150, 608, 396, 'mixed', null, '多趴着玩，多逗她说话。'],
  ['chen-yinuo', 4, 8, 7_650, 666, 423, 'mixed', 112, '加强化铁的米粉和肉泥。'],
  ['chen-yinuo', 5, 1, 8_300, 696, 436, 'mixed', 118, '辅食慢慢变稠，12 月龄再来。'],
]

export const DEMO_CHECKUPS: readonly DemoCheckup[] = ROWS.map(
  ([
    patient,
    visitNo,
    daysAfterDue,
    weightGrams,
    statureMillimetres,
    headMillimetres,
    feeding,
    haemoglobin,
    words,
    ...abnormal
  ]) => ({
    patient,
    visitNo,
    daysAfterDue,
    weightGrams,
    statureMillimetres,
    headMillimetres,
    feeding,
    haemoglobin,
    abnormal,
    words,
  }),
)

/** patient, completed weeks, g, mm, days at home by now */
type BirthRow = readonly [string, number, number, number, number]

/** How they were born. The last came too soon and light, so the visit at home is due within three days. */
// biome-ignore format: one birth a line
const BIRTHS: readonly BirthRow[] = [
  ['zhou-yuman', 40, 3_380, 504, 1_645],
  ['zhou-yuhe', 39, 3_210, 499, 15],
  ['chen-yinuo', 39, 3_180, 498, 430],
  ['xu-muyang', 35, 2_380, 458, 2],
]

export const DEMO_BIRTHS = BIRTHS.map(
  ([patient, gestationWeeks, birthWeightGrams, birthLengthMillimetres, homeSinceDays]) => ({
    patient,
    gestationWeeks,
    birthWeightGrams,
    birthLengthMillimetres,
    isMultiple: false,
    homeSinceDays,
  }),
)
