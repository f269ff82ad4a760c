/**
 * What a child of an age should do and does not (儿童心理行为发育问题预警征象). Four at each of eleven ages; one is
 * enough to have the child looked at more closely.
 */
export interface WarningSigns {
  readonly ageMonths: number
  readonly signs: readonly string[]
}

// biome-ignore format: one age a line
const ROWS: readonly (readonly [ageMonths: number, ...signs: string[]])[] = [
  [3, '对大声无反应', '逗引不发音、不笑', '不看人脸、不追视', '俯卧不抬头'],
  [6, '发音少、不会笑出声', '不伸手抓物', '紧握拳不松', '不能扶坐'],
  [8, '对声音无应答', '不分生人熟人', '双手不传递玩具', '不会独坐'],
  [12, '叫名无反应', '不模仿再见或欢迎', '不会拇食指捏小物', '不会扶物站'],
  [18, '不会有意叫爸妈', '不按要求指人指物', '无目光交流', '不会独走'],
  [24, '不会说3个物品名', '不按吩咐做简单事', '不会用勺', '不会扶栏上楼梯或台阶'],
  [30, '不会说2—3字短语', '兴趣单一、刻板', '不示意大小便', '不会跑'],
  [36, '不会说自己名字', '不玩假想游戏', '不会模仿画圆', '不会双脚跳'],
  [48, '不会说带形容词的句子', '不能等待或轮流', '不会独立穿衣', '不会单脚站'],
  [60, '不能简单叙述经过', '不知自己性别', '不会用筷子', '不会单脚跳'],
  [72, '不会说感受或想法', '不玩角色扮演集体游戏', '不会画方形', '不会奔跑'],
]

export const WARNING_SIGN_TABLE: readonly WarningSigns[] = ROWS.map(([ageMonths, ...signs]) => ({
  ageMonths,
  signs,
}))

/** What is asked at an age; nothing where the table has no row. */
export function signsAt(table: readonly WarningSigns[], ageMonths: number): readonly string[] {
  return table.find((row) => row.ageMonths === ageMonths)?.signs ?? []
}
