import type { MemberFaults, MemberField } from './member-draft'

const FIELDS: readonly (readonly [MemberField, string])[] = [
  ['relation', '关系'],
  ['name', '姓名'],
  ['number', '证件号'],
  ['birthDate', '出生日期'],
  ['sex', '性别'],
  ['stated', '上面那句话'],
]

/** Why the button is dead, in the order of the form: `还差 姓名、证件号`. Undefined when nothing is missing. */
export function missingInWords(missing: MemberFaults): string | undefined {
  const names = FIELDS.filter(([field]) => missing[field] !== undefined).map(([, name]) => name)
  if (names.length === 0) return undefined
  if (missing.stated !== undefined && names.length === 1) return '先点一下上面那句话'
  return names.length > 3 ? `还差 ${names.length} 项没填好` : `还差 ${names.join('、')}`
}
