/** The kinds of entry of a health record (健康档案). Each has its own table and its own screen; a timeline has all. */
export const ENTRY_KINDS = [
  'visit',
  'prescription',
  'report',
  'checkup',
  'immunization',
  'follow-up',
  'measurement',
  'allergy',
  'attachment',
] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

export const ENTRY_KIND_NAMES_ZH = {
  visit: '就诊',
  prescription: '处方',
  report: '检查报告',
  checkup: '儿保体检',
  immunization: '疫苗',
  'follow-up': '随访',
  measurement: '测量',
  allergy: '过敏',
  attachment: '纸质资料',
} as const satisfies Record<EntryKind, string>

/** Who wrote an entry down. What a family wrote is shown as such and triggers nothing (rules D-GR-06). */
export const ENTRY_SOURCES = ['family', 'staff'] as const
export type EntrySource = (typeof ENTRY_SOURCES)[number]
