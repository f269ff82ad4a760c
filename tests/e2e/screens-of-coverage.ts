import type { DemoPhone } from '../support/screen/demo-phone'
import type { Screen } from './screen'

const PAGES = 'packages/coverage/pages'

/** The plan as everybody may read it, before anybody logs in. */
export function screensOfPlan(): Screen[] {
  return [
    { name: 'plan-open', route: 'pages/coverage/index', shows: '走哪条路，报多少' },
    { name: 'plan-terms', route: `${PAGES}/plan/index`, shows: '每一条规则' },
    { name: 'plan-ledger', route: `${PAGES}/ledger/index`, shows: '账本校验一致' },
    { name: 'plan-publicity', route: `${PAGES}/publicity/index`, shows: '公示到' },
  ]
}

/** What the family of a child sees that was covered for two years, with a claim that was paid. */
export async function screensOfCoverage(phone: DemoPhone, patientId: string): Promise<Screen[]> {
  const coverages = await phone.call<Rows<{ patientId: string; stage: string }>>('coverage.list', {})
  const claims = await phone.call<Rows<{ status: string }>>('claim.list', { patientId })
  const held = coverages.rows.find((row) => row.patientId === patientId && row.stage === 'active')
  const paid = claims.rows.find(({ status }) => status === 'paid')
  if (!held || !paid) throw new Error('the demonstration has lost a coverage or its claim')
  return [
    { name: 'coverage-mine', route: 'pages/coverage/index', shows: '今年还能用' },
    { name: 'coverage-policy', route: `${PAGES}/policy/index?id=${held.id}`, shows: '验证码' },
    { name: 'coverage-enrol', route: `${PAGES}/enrol/index`, shows: '参加前，请知道' },
    {
      name: 'coverage-estimate',
      route: `${PAGES}/estimate/index?patientId=${patientId}`,
      shows: '如果先在社区首诊，可多报',
    },
    {
      name: 'referrals',
      route: `packages/health/pages/referrals/index?patientId=${patientId}`,
      shows: '已接收',
    },
    { name: 'coverage-claims', route: `${PAGES}/claims/index`, shows: '已到账' },
    { name: 'coverage-claim', route: `${PAGES}/claim/index?id=${paid.id}`, shows: '走社区这条路，多了' },
    {
      name: 'coverage-loop',
      route: `${PAGES}/loop/index?patientId=${patientId}&claimId=${paid.id}`,
      shows: '你可以随时换别的医院',
    },
    {
      name: 'coverage-claim-start',
      route: `${PAGES}/claim-start/index?patientId=${patientId}`,
      shows: '看的什么病',
    },
  ]
}

/** Enrols a child whose family has then to pay. */
export async function screensOfPaying(phone: DemoPhone, patientId: string): Promise<Screen[]> {
  const { keyFacts } = await phone.call<{
    keyFacts: { version: string; facts: { code: string }[] }
  }>('coverage.quote', { patientIds: [patientId] })
  const { enrolmentId } = await phone.call<{ enrolmentId: string }>('coverage.enrol', {
    patientIds: [patientId],
    keyFactsVersion: keyFacts.version,
    tickedFacts: keyFacts.facts.map(({ code }) => code),
    insurerData: false,
    idempotencyKey: crypto.randomUUID(),
  })
  const { id } = await phone.call<{ id: string }>('payment.create', {
    purpose: 'coverage',
    subjectId: enrolmentId,
    idempotencyKey: crypto.randomUUID(),
  })
  return [
    { name: 'coverage-owed', route: 'pages/coverage/index', shows: '等付款' },
    { name: 'coverage-pay', route: `${PAGES}/pay/index?enrolmentId=${enrolmentId}`, shows: '给你留到' },
    { name: 'payment', route: `packages/account/pages/payment/index?id=${id}`, shows: '等微信的结果' },
    { name: 'payments', route: 'packages/account/pages/payments/index', shows: '还没付好' },
  ]
}

interface Rows<Row> {
  readonly rows: readonly (Row & { readonly id: string })[]
}
