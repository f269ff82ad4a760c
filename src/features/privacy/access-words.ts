import { STAFF_ROLE_NAMES_ZH, type StaffRole } from '#domain/account/account-role'
import {
  AUDIT_PURPOSE_NAMES_ZH,
  AUDITED_FIELD_NAMES_ZH,
  type AuditedField,
  type AuditPurpose,
} from '#domain/audit/audit-purpose'

/** A row of `record.accessLog`, as far as it is said in words. */
export interface AccessLook {
  readonly who: string | null
  readonly isMe: boolean
  readonly role: string
  readonly organization: string | null
  readonly purpose: AuditPurpose
  readonly fields: readonly AuditedField[]
  readonly reason: string | null
}

const FAMILY_NAMES_ZH: Readonly<Record<string, string>> = {
  self: '本人',
  guardian: '家人',
  delegate: '受托的家人',
}

/** `孙茜（护士）`; families are called by what they are, because their names are nobody's business. */
export function whoInWords({ who, isMe, role }: AccessLook): string {
  if (isMe) return '你自己'
  const family = FAMILY_NAMES_ZH[role]
  if (family) return family
  const duty = STAFF_ROLE_NAMES_ZH[role as StaffRole] ?? '工作人员'
  return who ? `${who}（${duty}）` : duty
}

/** `城东社区（示例） · 报到和排队` */
export function whyInWords({ organization, purpose }: AccessLook): string {
  const why = AUDIT_PURPOSE_NAMES_ZH[purpose]
  return organization ? `${organization} · ${why}` : why
}

/** `看了姓名、就诊原因`; of broken glass also `医生写的理由：抽搐，家长不在` */
export function whatInWords({ isMe, purpose, fields, reason }: AccessLook): string {
  const names = fields.map((field) => AUDITED_FIELD_NAMES_ZH[field]).join('、')
  const what = isMe || purpose === 'booking' ? `用到${names}` : `看了${names}`
  return reason === null ? what : `${what}。医生写的理由：${reason}`
}
