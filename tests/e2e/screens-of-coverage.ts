import type { Screen } from './screen'

const PAGES = 'packages/coverage/pages'

/** The plan as everybody may read it, before anybody logs in. */
export function screensOfPlan(): Screen[] {
  return [
    { name: 'plan-open', route: 'pages/coverage/index', shows: '走哪条路，报多少' },
    { name: 'plan-terms', route: `${PAGES}/plan/index`, shows: '每一条规则' },
    { name: 'plan-ledger', route: `${PAGES}/ledger/index`, shows: '账本校验一致' },
    { name: 'plan-publicity', route: `${PAGES}/publicity/index`, shows: '正在公示的' },
  ]
}

/** What the family of a covered child sees. */
export function screensOfCoverage(patientId: string): Screen[] {
  return [
    { name: 'coverage-mine', route: 'pages/coverage/index', shows: '今年还能用' },
    { name: 'coverage-enrol', route: `${PAGES}/enrol/index`, shows: '参加前，请知道' },
    { name: 'coverage-estimate', route: `${PAGES}/estimate/index?patientId=${patientId}`, shows: '每条路给多少' },
    { name: 'coverage-claims', route: `${PAGES}/claims/index`, shows: '我的申请' },
    { name: 'coverage-claim-start', route: `${PAGES}/claim-start/index?patientId=${patientId}`, shows: '看的什么病' },
  ]
}
