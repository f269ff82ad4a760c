import { ENTRY_KIND_NAMES_ZH, ENTRY_KINDS } from '../kernel/entry-kind'

/** Why somebody saw or used a person's data. Residents read these words beside the name of who looked. */
export const AUDIT_PURPOSES = [
  'booking',
  'front-desk',
  'visit',
  'earlier-visits',
  'reveal',
  'export',
  'identity-check',
  'audit-search',
  'account-help',
  'card',
  'record',
  'shared-record',
  'emergency',
  'emergency-review',
  'contract',
  'conversation',
  'signed-team',
  'quality-control',
  'key-groups',
  'grid-work',
] as const
export type AuditPurpose = (typeof AUDIT_PURPOSES)[number]

export const AUDIT_PURPOSE_NAMES_ZH = {
  booking: '约号',
  'front-desk': '报到和排队',
  visit: '看诊',
  'earlier-visits': '看以前的就诊记录',
  reveal: '显示完整号码',
  export: '导出资料',
  'identity-check': '核对身份',
  'audit-search': '查访问记录',
  'account-help': '处理账号',
  card: '核对健康卡',
  record: '看健康档案',
  'shared-record': '看家人出示的档案',
  emergency: '紧急查看',
  'emergency-review': '复核紧急查看',
  contract: '签约',
  conversation: '看消息和回复',
  'signed-team': '家庭医生团队服务',
  'quality-control': '核实服务做没做',
  'key-groups': '核对重点人群',
  'grid-work': '看网格签约名单',
} as const satisfies Record<AuditPurpose, string>

/** What of a person was seen or used, in the words residents know. */
export const AUDITED_FIELDS = [
  'name',
  'birth-date',
  'sex',
  'document',
  'phone',
  'address',
  'visit-reason',
  'visit-record',
  'appointments',
  'access-log',
  'card',
  'birth-facts',
  'messages',
  'key-groups',
  'contract',
  ...ENTRY_KINDS,
] as const
export type AuditedField = (typeof AUDITED_FIELDS)[number]

export const AUDITED_FIELD_NAMES_ZH = {
  name: '姓名',
  'birth-date': '出生日期',
  sex: '性别',
  document: '证件号码',
  phone: '手机号',
  address: '住址',
  'visit-reason': '就诊原因',
  'visit-record': '就诊记录',
  appointments: '预约',
  'access-log': '访问记录',
  card: '健康卡',
  'birth-facts': '出生情况',
  messages: '消息',
  'key-groups': '重点人群',
  contract: '签约',
  ...ENTRY_KIND_NAMES_ZH,
} as const satisfies Record<AuditedField, string>
