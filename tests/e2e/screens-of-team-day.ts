import type { DemoPhone } from '../support/screen/demo-phone'
import type { Screen } from './screen'

const TEAM = 'packages/team/pages'

/** Of the doctor whose team has applications, tasks and a message of a parent whose child it looks after. */
export async function screensOfTeamDay(
  doctor: DemoPhone,
  parent: DemoPhone,
  childId: string,
): Promise<Screen[]> {
  const { rows } = await doctor.call<{ rows: { teamId: string }[] }>('careTeam.mine', {})
  const teamId = rows[0]?.teamId
  const inbox = await doctor.call<{ rows: { id: string }[] }>('contract.inbox', { teamId, tab: 'waiting' })
  const panel = await doctor.call<{ rows: { patientId: string }[] }>('service.panel', { teamId })
  const ids = inbox.rows.map(({ id }) => id).join('.')
  const patientId = panel.rows[0]?.patientId
  const conversationId = await writeToTeam(parent, childId)
  const signed = await doctor.call<{ rows: { id: string }[] }>('contract.inbox', { teamId, tab: 'signed' })
  await denyService(parent, childId)
  return [
    { name: 'team-inbox', route: `${TEAM}/contracts/index`, shows: '2 口人' },
    { name: 'team-application', route: `${TEAM}/application/index?ids=${ids}`, shows: '居民填的' },
    {
      name: 'team-ask',
      route: `${TEAM}/application/index?ids=${ids}`,
      tap: '补材料',
      shows: '要补什么材料',
    },
    { name: 'team-follow-up', route: `${TEAM}/follow-up/index?patientId=${patientId}`, shows: '怎么做的' },
    { name: 'team-today', route: `${TEAM}/panel/index`, shows: '能做' },
    { name: 'team-visits', route: `${TEAM}/panel/index`, tap: '上门单', shows: '按楼栋' },
    { name: 'team-residents', route: `${TEAM}/panel/index`, tap: '居民', shows: '找谁' },
    { name: 'team-performance', route: `${TEAM}/panel/index`, tap: '履约', shows: '按服务' },
    { name: 'team-calls', route: `${TEAM}/calls/index?teamId=${teamId}`, shows: '打通了' },
    { name: 'team-messages', route: `${TEAM}/messages/index`, shows: '等了' },
    { name: 'team-on-site', route: `${TEAM}/on-site/index?teamId=${teamId}`, shows: '要本人在场' },
    { name: 'team-contract', route: `${TEAM}/contract/index?ids=${signed.rows[0]?.id}`, shows: '走到哪一步' },
    {
      name: 'team-end',
      route: `${TEAM}/contract/index?ids=${signed.rows[0]?.id}`,
      tap: '结束签约',
      shows: '为什么结束',
    },
    { name: 'team-settings', route: `${TEAM}/settings/index`, shows: '最多签多少人' },
    { name: 'team-absence', route: `${TEAM}/settings/index`, tap: '加一段', shows: '谁代班' },
    {
      name: 'refer',
      route: `packages/staff/pages/refer/index?patientId=${patientId}`,
      shows: '先选转到哪里',
    },
    { name: 'team-referrals', route: 'packages/workday/pages/referrals/index', shows: '没有转来的孩子' },
    { name: 'team-cases', route: `${TEAM}/cases/index`, shows: '那天没有人来过' },
    {
      name: 'key-groups',
      route: `${TEAM}/key-groups/index?patientId=${patientId}`,
      shows: '看过证明，记一类',
    },
    { name: 'team-reply', route: `${TEAM}/reply/index?conversationId=${conversationId}`, shows: '夜里咳' },
  ]
}

async function writeToTeam(parent: DemoPhone, patientId: string): Promise<string> {
  const key = () => ({ idempotencyKey: crypto.randomUUID() })
  const { id: conversationId } = await parent.call<{ id: string }>('conversation.open', {
    patientId,
    ...key(),
  })
  await parent.call('conversation.sendText', {
    conversationId,
    text: '夜里咳，白天好些，要不要来看',
    ...key(),
  })
  return conversationId
}

/** A service that counts as done, and the family says it never had it. */
async function denyService(parent: DemoPhone, patientId: string): Promise<void> {
  const { rows } = await parent.call<{ rows: { taskId: string; status: string }[] }>('service.progress', {
    patientId,
  })
  const taskId = rows.find(({ status }) => status === 'done')?.taskId
  await parent.call('service.deny', { taskId, text: '那天没有人来过', idempotencyKey: crypto.randomUUID() })
}

/** Of somebody who sees name, building and signed or not, and nothing else. */
export function screensOfGrid(): Screen[] {
  return [{ name: 'grid', route: `${TEAM}/grid/index`, shows: '只看得到姓名' }]
}
