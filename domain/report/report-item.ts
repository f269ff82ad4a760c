export const REPORT_KINDS = ['laboratory', 'imaging'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

/**
 * What was examined: code, name, kind, and the usual values with the unit that most laboratories print. A code that was
 * written down is never taken out: reports name it.
 */
// biome-ignore format: one row a line
const ROWS = [
  ['blood-routine', '血常规', 'laboratory', ['白细胞|10⁹/L', '中性粒细胞比例|%', '淋巴细胞比例|%', '血红蛋白|g/L', '血小板|10⁹/L']],
  ['crp', 'C 反应蛋白', 'laboratory', ['C 反应蛋白|mg/L']],
  ['urine-routine', '尿常规', 'laboratory', ['尿蛋白', '尿白细胞', '尿隐血']],
  ['stool-routine', '便常规', 'laboratory', ['轮状病毒抗原', '便隐血']],
  ['ferritin', '铁蛋白', 'laboratory', ['铁蛋白|μg/L']],
  ['glucose', '血糖', 'laboratory', ['葡萄糖|mmol/L']],
  ['hba1c', '糖化血红蛋白', 'laboratory', ['糖化血红蛋白|%']],
  ['lipids', '血脂', 'laboratory', ['总胆固醇|mmol/L', '甘油三酯|mmol/L', '高密度脂蛋白胆固醇|mmol/L', '低密度脂蛋白胆固醇|mmol/L']],
  ['proteins', '血清蛋白', 'laboratory', ['总蛋白|g/L', '白蛋白|g/L']],
  ['bilirubin', '胆红素', 'laboratory', ['总胆红素|μmol/L', '直接胆红素|μmol/L']],
  ['electrolytes', '电解质', 'laboratory', ['钾|mmol/L', '钠|mmol/L', '氯|mmol/L', '钙|mmol/L', '镁|mmol/L', '铁|μmol/L', '无机磷酸盐|mmol/L']],
  ['allergen', '过敏原', 'laboratory', ['总 IgE|IU/mL', '鸡蛋白|kU/L', '牛奶|kU/L', '尘螨|kU/L']],
  ['vitamin-d', '维生素 D', 'laboratory', ['25-羟维生素 D|ng/mL']],
  ['other-laboratory', '别的化验', 'laboratory', []],
  ['chest-x-ray', '胸片', 'imaging', []],
  ['ultrasound', 'B 超', 'imaging', []],
  ['other-imaging', '别的影像', 'imaging', []],
] as const satisfies readonly (readonly [string, string, ReportKind, readonly string[]])[]

export type ReportItemCode = (typeof ROWS)[number][0]

export const REPORT_ITEM_CODES = ROWS.map(([code]) => code) as [ReportItemCode, ...ReportItemCode[]]

/** A value that an item usually has; the unit is only filled in, the paper's counts. Empty: a word such as 阴性. */
interface UsualValue {
  readonly name: string
  readonly unit: string
}

/** An item of the catalogue; `measured` in the order of the paper. */
export interface ReportItem {
  readonly code: ReportItemCode
  readonly nameZh: string
  readonly kind: ReportKind
  readonly measured: readonly UsualValue[]
}

export const REPORT_ITEMS: readonly ReportItem[] = ROWS.map(([code, nameZh, kind, measured]) => ({
  code,
  nameZh,
  kind,
  measured: measured.map((value) => {
    const [name = '', unit = ''] = value.split('|')
    return { name, unit }
  }),
}))

const BY_CODE = new Map<string, ReportItem>(REPORT_ITEMS.map((item) => [item.code, item]))

export function reportItemOf(code: string): ReportItem | undefined {
  return BY_CODE.get(code)
}
