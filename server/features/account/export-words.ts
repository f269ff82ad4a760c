import { toIsoShanghai } from '#domain/kernel/time'

/** The head of an export: what the file is, and what its names mean, for whoever opens it in ten years. */
export const EXPORT_README = [
  '这是你在“家门口健康”的全部资料，由你自己导出。里面有证件号码和病情，请收好，不要发给不认识的人。',
  '字段名是英文，意思见 fields。时间都是北京时间，金额的单位是分。',
  'people 是你自己和你做监护人的家人。满 14 岁的孩子没有同意家长看的，只有时间和地点，withheld 是 true；他们的证件号码只有自己能导出。',
  '照片不在这个文件里：检查单的照片在“健康”里，发给团队的在对话里，过了保存期的已经删了。',
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
  waitlist: '候补：等过哪里、哪几天的号，后来怎样；practitioner 空着是任一认证儿科医生',
  visit: '就诊记录',
  record: '健康档案，一条一条；监护人还看不到的报告不在里面',
  conversations:
    '和家庭医生团队的对话，side 是 family（家里）、team（团队）或 system（自动）；没通过微信内容检查的，别人看不到原文，isWithheld 是 true',
  referrals: '转诊，从哪里转到哪里，对方收没收',
  contracts:
    '家庭医生签约，signatures 是签名的笔迹，dialogue 是和团队的问答，evaluations 是对团队的评价；成年家人自己选的和答的，只有本人能导出',
  keyGroups: '重点人群，source 是 staff（工作人员核对过）或 declared（自己说的）；按年龄算的不在里面',
  coverages: '互助计划的名额，别的监护人申请免缴的理由不在里面',
  payments: '我付过的钱和退回来的钱',
  claims: '互助金申请，steps 是办过的每一步；别的监护人的银行卡不在里面',
  healthCard: '健康卡，history 是每次状态，uses 是在哪里出示过、通过没有',
  recordOpenings: '没有就诊时打开过档案：出示健康卡、分享码或紧急查看',
  shares: '分享档案用过的码，码本身没有留',
  objections: '问过为什么看，和得到的回答',
  accessLog: '谁看过',
  withheld: '没有写出来，因为本人没有同意',
  delegationsGiven: '我委托别人带的',
  delegationsReceived: '别人委托我带的',
  guardianshipRequests: '我申请做监护人的',
  messages: '消息',
  messagePermissions: '微信提醒的授权',
  logIns: '登录过的手机',
} as const

/** As the head of the file says, in Beijing time. */
export const moment = (at: Date | null): string | null => at && toIsoShanghai(at)
