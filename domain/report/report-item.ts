export const REPORT_KINDS = ['laboratory', 'imaging'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

/** What was examined. A code that was written down is never taken out: reports name it. */
// biome-ignore format: one row a line
const ROWS = [
  ['blood-routine', '血常规', 'laboratory', ['白细胞', '中性粒细胞比例', '淋巴细胞比例', '血红蛋白', '血小板']],
  ['crp', 'C 反应蛋白', 'laboratory', ['C 反应蛋白']],
  ['urine-routine', '尿常规', 'laboratory', ['尿蛋白', '尿白细胞', '尿隐血']],
  ['stool-routine', '便常规', 'laboratory', ['轮状病毒抗原', '便隐血']],
  ['ferritin', '铁蛋白', 'laboratory', ['铁蛋白']],
  ['glucose', '血糖', 'laboratory', ['葡萄糖']],
  ['hba1c', '糖化血红蛋白', 'laboratory', ['糖化血红蛋白']],
  ['lipids', '血脂', 'laboratory', ['总胆固醇', '甘油三酯', '高密度脂蛋白胆固醇', '低密度脂蛋白胆固醇']],
  ['proteins', '血清蛋白', 'laboratory', ['总蛋白', '白蛋白']],
  ['bilirubin', '胆红素', 'laboratory', ['总胆红素', '直接胆红素']],
  ['electrolytes', '电解质', 'laboratory', ['钾', '钠', '氯', '钙', '镁', '铁', '无机磷酸盐']],
  ['allergen', '过敏原', 'laboratory', ['总 IgE', '鸡蛋白', '牛奶', '尘螨']],
  ['vitamin-d', '维生素 D', 'laboratory', ['25-羟维生素 D']],
  ['other-laboratory', '别的化验', 'laboratory', []],
  ['chest-x-ray', '胸片', 'imaging', []],
  ['ultrasound', 'B 超', 'imaging', []],
  ['other-imaging', '别的影像', 'imaging', []],
] as const satisfies readonly (readonly [string, string, ReportKind, readonly string[]])[]

export type ReportItemCode = (typeof ROWS)[number][0]

export const REPORT_ITEM_CODES = ROWS.map(([code]) => code) as [ReportItemCode, ...ReportItemCode[]]

/** An item of the catalogue; `measured` are the usual values, in the order of the paper. */
export interface ReportItem {
  readonly code: ReportItemCode
  readonly nameZh: string
  readonly kind: ReportKind
  readonly measured: readonly string[]
}

export const REPORT_ITEMS: readonly ReportItem[] = ROWS.map(([code, nameZh, kind, measured]) => ({
  code,
  nameZh,
  kind,
  measured,
}))

const BY_CODE = new Map<string, ReportItem>(REPORT_ITEMS.map((item) => [item.code, item]))

export function reportItemOf(code: string): ReportItem | undefined {
  return BY_CODE.get(code)
}
