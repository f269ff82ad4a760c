/** A diagnosis a doctor may write down. */
export interface DiagnosisRow {
  /** ICD-10 in the Chinese clinical style, e.g. `J06.900`. */
  readonly code: string
  readonly nameZh: string
  /** False while nobody has seen this code with this name in a public list. */
  readonly verified: boolean
}

/**
 * What children come to a community clinic with; not the whole ICD-10. Version 2026-11-21: codes and meanings after
 * WHO ICD-10 2019, the Chinese names of six-character codes after public Chinese lists. A paediatrician has yet to
 * approve the choice. A code that was written down is never taken out: records name it.
 */
// biome-ignore format: one row a line
const ROWS: readonly (readonly [code: string, nameZh: string, verified: boolean])[] = [
  ['J06.900', '急性上呼吸道感染', true],
  ['J00.x00', '急性鼻咽炎（普通感冒）', true],
  ['J02.900', '急性咽炎', true],
  ['J03.900', '急性扁桃体炎', true],
  ['J04.000', '急性喉炎', true],
  ['J20.900', '急性支气管炎', true],
  ['J21.900', '急性毛细支气管炎', true],
  ['J18.900', '肺炎', true],
  ['J18.000', '支气管肺炎', true],
  ['J15.700', '支原体肺炎', true],
  ['J11.1', '流感（病毒未确认）', true],
  ['J10.1', '流感（病毒已确认）', true],
  ['J05.0', '急性梗阻性喉炎（哮吼）', true],
  ['J30.4', '过敏性鼻炎', true],
  ['J45.900', '支气管哮喘', true],
  ['R50.900', '发热', true],
  ['R56.0', '热性惊厥', true],
  ['R05.x00', '咳嗽', true],
  ['B08.3', '传染性红斑', true],
  ['B08.2', '幼儿急疹', true],
  ['B08.401', '手足口病', true],
  ['B08.5', '疱疹性咽峡炎', true],
  ['B01.9', '水痘', true],
  ['A38', '猩红热', true],
  ['B34.900', '病毒感染', true],
  ['B26.9', '流行性腮腺炎', true],
  ['A08.0', '轮状病毒肠炎', true],
  ['A08.1', '诺如病毒肠炎', true],
  ['A09.0', '感染性胃肠炎和结肠炎', true],
  ['A09.900', '胃肠炎和结肠炎（来源未特指）', true],
  ['K52.904', '急性胃肠炎', true],
  ['K52.9', '非感染性胃肠炎和结肠炎', true],
  ['K59.0', '便秘', true],
  ['K59.1', '功能性腹泻', true],
  ['K30', '功能性消化不良', true],
  ['R11', '恶心和呕吐', true],
  ['R10.400', '腹痛', true],
  ['K12.1', '口炎', true],
  ['K12.0', '口腔溃疡（复发性阿弗他）', true],
  ['B37.0', '鹅口疮', true],
  ['H66.900', '中耳炎', true],
  ['H66.000', '急性化脓性中耳炎', true],
  ['H10.900', '结膜炎', true],
  ['H65.9', '非化脓性中耳炎', true],
  ['L20.900', '特应性皮炎', true],
  ['L22', '尿布皮炎', true],
  ['L23.900', '过敏性接触性皮炎', true],
  ['L30.900', '皮炎（湿疹）', true],
  ['L50.900', '荨麻疹', true],
  ['L28.2', '丘疹性荨麻疹', true],
  ['L01.0', '脓疱疮', true],
  ['L74.0', '痱子', true],
  ['R21', '皮疹', true],
  ['D50.900', '缺铁性贫血', true],
  ['E55.9', '维生素D缺乏', true],
  ['E44.1', '轻度营养不良', true],
  ['E66.900', '肥胖症', true],
  ['N39.000', '尿路感染', true],
  ['N48.1', '龟头炎', true],
  ['P59.900', '新生儿黄疸', true],
  ['P59.3', '母乳性黄疸', true],
  ['R63.3', '喂养困难', true],
  ['P92.9', '新生儿喂养问题', true],
  ['T14.0', '浅表损伤', true],
  ['S00.9', '头部浅表损伤', true],
  ['S53.0', '桡骨头脱位（含牵拉肘）', true],
  ['T78.4', '过敏', true],
  ['K00.7', '出牙综合征', true],
  ['K02.9', '龋齿', true],
  ['Z00.1', '儿童常规健康检查', true],
  ['R51.x00', '头痛', true],
]

export const DIAGNOSES: readonly DiagnosisRow[] = ROWS.map(([code, nameZh, verified]) => ({
  code,
  nameZh,
  verified,
}))

const BY_CODE = new Map(DIAGNOSES.map((row) => [row.code, row]))

export function diagnosisOf(code: string): DiagnosisRow | undefined {
  return BY_CODE.get(code)
}

/** By characters of the name or the beginning of the code, in the order of the list; nothing typed lists all. */
export function findDiagnoses(words: string): readonly DiagnosisRow[] {
  const code = words.toUpperCase()
  return DIAGNOSES.filter((row) => row.nameZh.includes(words) || row.code.startsWith(code))
}
