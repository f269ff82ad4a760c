import type { DemoPersona } from '#domain/account/demo-persona'
import type { Sex } from '#domain/kernel/sex'
import type { Relation } from '#domain/patient/relation'

/** Somebody of the demo, with an age that holds on the day of seeding. */
export interface DemoPerson {
  readonly key: string
  readonly name: string
  readonly sex: Sex
  readonly ageMonths: number
  /** Days lived beyond the whole months. */
  readonly ageDays: number
  readonly document: 'resident-id' | 'birth-certificate'
  readonly relation: Relation
}

export interface DemoFamily {
  readonly key: string
  /** Who can log in; a neighbour cannot, and is there to take seats. */
  readonly persona: DemoPersona | null
  /** Comes to 城东 on the day of the first seeding (live-morning.ts). */
  readonly comesToday: boolean
  readonly phone: string
  readonly people: readonly DemoPerson[]
}

/** key, relation, name, sex, age in years, further months, further days, birth certificate instead of a resident ID */
type Row = readonly [string, Relation, string, Sex, number, number, number, 'birth-certificate'?]

// biome-ignore format: one row a line
const PARENT: readonly Row[] = [
  ['lin-xiaomin', 'self', '林晓敏', 'female', 31, 4, 12],
  ['zhou-yuman', 'child', '周予满', 'male', 4, 6, 9],
  ['zhou-yuhe', 'child', '周予禾', 'female', 0, 0, 18, 'birth-certificate'],
  ['fang-guizhen', 'parent', '方桂珍', 'female', 67, 2, 3],
]

// biome-ignore format: one row a line
const PARENT_2: readonly Row[] = [
  ['chen-licheng', 'self', '陈立诚', 'male', 34, 7, 20],
  ['wu-siyu', 'spouse', '吴思雨', 'female', 32, 1, 6],
  ['chen-yinuo', 'child', '陈一诺', 'female', 1, 2, 9],
  ['chen-yichen', 'child', '陈亦辰', 'male', 6, 11, 2],
]

// biome-ignore format: one row a line
const RESIDENT: readonly Row[] = [
  ['sun-guoqiang', 'self', '孙国强', 'male', 68, 5, 1],
  ['li-guilan', 'spouse', '李桂兰', 'female', 66, 9, 14],
]

// biome-ignore format: one row a line
const NEWBORN_PARENT: readonly Row[] = [
  ['zhao-yuqing', 'self', '赵雨晴', 'female', 28, 10, 5],
  ['xu-muyang', 'child', '徐沐阳', 'male', 0, 0, 16, 'birth-certificate'],
]

/** Families who took some seats before anybody looked: some slots are full, some nearly. */
// biome-ignore format: one family a line
const NEIGHBOURS: readonly (readonly Row[])[] = [
  [['n01-a', 'child', '刘子墨', 'male', 3, 1, 4], ['n01-b', 'child', '刘子涵', 'female', 5, 2, 8]],
  [['n02-a', 'child', '黄梓萱', 'female', 2, 8, 11], ['n02-b', 'child', '黄梓睿', 'male', 0, 7, 3]],
  [['n03-a', 'child', '阿依努尔·买买提', 'female', 4, 0, 15], ['n03-b', 'child', '迪力·买买提', 'male', 6, 3, 2]],
  [['n04-a', 'child', '徐嘉言', 'male', 1, 6, 7], ['n04-b', 'child', '徐嘉禾', 'female', 1, 6, 7]],
  [['n05-a', 'child', '𠮷泽宇', 'male', 5, 9, 1], ['n05-b', 'child', '𠮷泽欣', 'female', 3, 4, 19]],
  [['n06-a', 'child', '高语桐', 'female', 2, 2, 22], ['n06-b', 'child', '高语辰', 'male', 7, 5, 5]],
  [['n07-a', 'child', '冯一鸣', 'male', 4, 10, 10], ['n07-b', 'child', '冯一诺', 'female', 0, 11, 2]],
  [['n08-a', 'child', '程欣怡', 'female', 8, 1, 13], ['n08-b', 'child', '程浩然', 'male', 2, 5, 6]],
  [['n09-a', 'child', '袁梦琪', 'female', 3, 7, 9], ['n09-b', 'child', '袁文博', 'male', 9, 8, 12]],
  [['n10-a', 'child', '秦书瑶', 'female', 1, 1, 20], ['n10-b', 'child', '秦书恒', 'male', 5, 0, 17]],
  [['n11-a', 'child', '欧阳子轩', 'male', 6, 6, 6], ['n11-b', 'child', '欧阳若曦', 'female', 2, 11, 8]],
  [['n12-a', 'child', '蒋宇航', 'male', 4, 3, 3], ['n12-b', 'child', '蒋雨桐', 'female', 0, 5, 25]],
]

/** Families with a visit today, so that the desk and the doctor find a line. */
// biome-ignore format: one family a line
const COMING_TODAY: readonly (readonly Row[])[] = [
  [['m01-a', 'child', '罗安歌', 'female', 2, 4, 6], ['m01-b', 'child', '罗安然', 'male', 4, 9, 14]],
  [['m02-a', 'child', '谭沐宸', 'male', 1, 3, 8], ['m02-b', 'child', '谭沐晴', 'female', 6, 0, 21]],
  [['m03-a', 'child', '宋知夏', 'female', 3, 8, 2], ['m03-b', 'child', '宋知远', 'male', 0, 9, 17]],
]

/** They work: as accounts they have roles, and no family of their own in the demo. */
const STAFF: readonly DemoPersona[] = [
  'family-doctor',
  'nurse',
  'specialist',
  'front-desk',
  'claim-reviewer',
  'claim-approver',
  'fund-custodian',
  'health-bureau',
  'grid-worker',
]

export const DEMO_FAMILIES: readonly DemoFamily[] = [
  family('parent', 'parent', 1, PARENT),
  family('parent-2', 'parent-2', 2, PARENT_2),
  family('resident', 'resident', 3, RESIDENT),
  family('newborn-parent', 'newborn-parent', 4, NEWBORN_PARENT),
  ...STAFF.map((persona, index) => family(persona, persona, 11 + index, [])),
  ...NEIGHBOURS.map((rows, index) => family(`neighbour-${index + 1}`, null, 101 + index, rows)),
  ...COMING_TODAY.map((rows, index) => ({
    ...family(`today-${index + 1}`, null, 201 + index, rows),
    comesToday: true,
  })),
]

function family(key: string, persona: DemoPersona | null, number: number, rows: readonly Row[]): DemoFamily {
  return {
    key,
    persona,
    comesToday: false,
    // Plainly made up, and only the simulator is ever asked to send anything to it.
    phone: `1990000${String(number).padStart(4, '0')}`,
    people: rows.map(([personKey, relation, name, sex, years, months, ageDays, document]) => ({
      key: personKey,
      relation,
      name,
      sex,
      ageMonths: years * 12 + months,
      ageDays,
      document: document ?? 'resident-id',
    })),
  }
}
