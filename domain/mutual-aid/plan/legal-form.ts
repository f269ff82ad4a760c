/** Who may collect money for a plan (rules MA-00). Without a form, its number and a custodian no plan exists. */
export const LEGAL_FORMS = ['licensed-insurer', 'mutual-insurer', 'public-mutual-fund', 'charity'] as const
export type LegalForm = (typeof LEGAL_FORMS)[number]

export const LEGAL_FORM_ZH: Readonly<Record<LegalForm, string>> = {
  'licensed-insurer': '持牌机构产品',
  'mutual-insurer': '相互制机构产品',
  'public-mutual-fund': '公益互助金',
  charity: '慈善项目',
}
