import type { IconName } from '../../components/icon'

/** The pages of the operators' desk, in the order of the side bar. */
export const CONSOLE_PLACES = [
  { key: 'rules', title: '规则与版本', icon: 'doc', group: '管规则' },
  { key: 'calendar', title: '节假日与停诊', icon: 'calendar', group: '管规则' },
  { key: 'directory', title: '机构与医护', icon: 'hosp', group: '管机构' },
  { key: 'sessions', title: '出诊排班', icon: 'steth', group: '管机构' },
  { key: 'accounts', title: '账号与岗位', icon: 'me', group: '管机构' },
  { key: 'card-keys', title: '健康卡密钥', icon: 'lock', group: '管机构' },
  { key: 'teams', title: '家庭医生团队', icon: 'team', group: '管家医' },
  { key: 'grids', title: '网格与海报', icon: 'pin', group: '管家医' },
  { key: 'packages', title: '服务包', icon: 'pill', group: '管家医' },
  { key: 'agreements', title: '协议文本', icon: 'book', group: '管家医' },
  { key: 'cases', title: '服务核实', icon: 'chat', group: '管家医' },
  { key: 'audit', title: '访问日志', icon: 'eye', group: '管数据' },
  { key: 'reviews', title: '紧急查看', icon: 'alert', group: '管数据' },
  { key: 'objections', title: '查看异议', icon: 'info', group: '管数据' },
  { key: 'changes', title: '变更记录', icon: 'repeat', group: '管数据' },
] as const satisfies readonly {
  readonly key: string
  readonly title: string
  readonly icon: IconName
  readonly group: string
}[]

export type ConsolePlace = (typeof CONSOLE_PLACES)[number]['key']

export function consoleRoute(place: ConsolePlace): string {
  return `/packages/console/pages/${place}/index`
}
