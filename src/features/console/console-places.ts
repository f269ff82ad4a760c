import type { StaffRole } from '#domain/account/account-role'
import type { IconName } from '../../components/picture/icon'

const BUREAU = ['health-bureau'] as const
const CLAIM_OFFICE = ['claim-reviewer', 'claim-approver', 'fund-custodian', 'health-bureau'] as const
const FUND_OFFICE = ['fund-custodian', 'health-bureau'] as const

/** The pages of the operators' desk, in the order of the side bar. */
export const CONSOLE_PLACES = [
  { key: 'rules', title: '规则与版本', icon: 'doc', group: '管规则', roles: FUND_OFFICE },
  { key: 'proposals', title: '待同意的修改', icon: 'pen', group: '管规则', roles: FUND_OFFICE },
  { key: 'calendar', title: '节假日与停诊', icon: 'calendar', group: '管规则', roles: BUREAU },
  { key: 'directory', title: '机构与医护', icon: 'hosp', group: '管机构', roles: BUREAU },
  { key: 'sessions', title: '出诊排班', icon: 'steth', group: '管机构', roles: BUREAU },
  { key: 'accounts', title: '账号与岗位', icon: 'me', group: '管机构', roles: BUREAU },
  { key: 'card-keys', title: '健康卡密钥', icon: 'lock', group: '管机构', roles: BUREAU },
  { key: 'teams', title: '家庭医生团队', icon: 'team', group: '管家医', roles: BUREAU },
  { key: 'grids', title: '网格与海报', icon: 'pin', group: '管家医', roles: BUREAU },
  { key: 'packages', title: '服务包', icon: 'pill', group: '管家医', roles: BUREAU },
  { key: 'agreements', title: '协议文本', icon: 'book', group: '管家医', roles: BUREAU },
  { key: 'cases', title: '服务核实', icon: 'chat', group: '管家医', roles: BUREAU },
  { key: 'claims', title: '互助金申请', icon: 'shield', group: '管互助金', roles: CLAIM_OFFICE },
  { key: 'coverages', title: '代付与结束', icon: 'cert', group: '管互助金', roles: ['claim-reviewer'] },
  { key: 'fund', title: '互助金账本', icon: 'ledger', group: '管互助金', roles: FUND_OFFICE },
  { key: 'payments', title: '微信支付对账', icon: 'coin', group: '管互助金', roles: ['fund-custodian'] },
  { key: 'guardianships', title: '一起照看申请', icon: 'team', group: '管身份', roles: BUREAU },
  { key: 'merges', title: '证件和重复档案', icon: 'card', group: '管身份', roles: BUREAU },
  { key: 'audit', title: '访问日志', icon: 'eye', group: '管数据', roles: BUREAU },
  { key: 'reviews', title: '紧急查看', icon: 'alert', group: '管数据', roles: BUREAU },
  { key: 'objections', title: '查看异议', icon: 'info', group: '管数据', roles: BUREAU },
  { key: 'changes', title: '变更记录', icon: 'repeat', group: '管数据', roles: BUREAU },
] as const satisfies readonly {
  readonly key: string
  readonly title: string
  readonly icon: IconName
  readonly group: string
  /** Whoever has one of these duties finds the page in the side bar. */
  readonly roles: readonly StaffRole[]
}[]

export type ConsolePlace = (typeof CONSOLE_PLACES)[number]['key']

export function consoleRoute(place: ConsolePlace): string {
  return `/packages/console/pages/${place}/index`
}

/** Duties for which a page is made. */
export function rolesOf(place: ConsolePlace): readonly StaffRole[] {
  return CONSOLE_PLACES.find(({ key }) => key === place)?.roles ?? []
}
