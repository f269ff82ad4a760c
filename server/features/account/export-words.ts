/** The head of an export: what the file is, and what its names mean, for whoever opens it in ten years. */
export const EXPORT_README = [
  '这是你在“家门口健康”的全部资料，由你自己导出。里面有证件号码和病情，请收好，不要发给不认识的人。',
  '字段名是英文，意思见 fields。时间都是北京时间，金额的单位是分。',
  'people 是你自己和你做监护人的家人。满 14 岁的孩子没有同意家长看的，只有时间和地点，withheld 是 true；他们的证件号码只有自己能导出。',
  '每一部分最多写最近的 2000 条。truncated 列出可能没有写完的部分；没有就是空的。',
] as const

export const EXPORT_FIELDS_ZH = {
  about: '说明',
  account: '账号',
  phone: '手机号',
  privacyAgreements: '同意过的隐私说明',
  staff: '在机构的工作',
  people: '自己和家人',
  name: '姓名',
  birthDate: '出生日期',
  sex: '性别',
  verification: '核实程度',
  documents: '证件，包括以前用过的',
  consents: '授权，包括收回的',
  appointments: '预约',
  reason: '为什么去看',
  visit: '就诊记录',
  record: '健康档案，一条一条；监护人还看不到的报告不在里面',
  accessLog: '谁看过',
  withheld: '没有写出来，因为本人没有同意',
  delegationsGiven: '我委托别人带的',
  delegationsReceived: '别人委托我带的',
  guardianshipRequests: '我申请做监护人的',
  messages: '消息',
  messagePermissions: '微信提醒的授权',
  logIns: '登录过的手机',
} as const
