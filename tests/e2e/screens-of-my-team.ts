import type { DemoPhone } from '../support/screen/demo-phone'
import type { Screen } from './screen'

const CONTRACT = 'packages/contract/pages'

/** The team of a signed child, what its contract says, and what is written to it. */
export async function screensOfMyTeam(parent: DemoPhone, childId: string): Promise<Screen[]> {
  return [
    { name: 'my-team', route: `${CONTRACT}/my-team/index?patientId=${childId}`, shows: '没有拖欠' },
    {
      name: 'my-team-denied',
      route: `${CONTRACT}/my-team/index?patientId=${childId}`,
      tap: '没做过？告诉我们',
      shows: '核实的人不是这支团队的',
    },
    { name: 'contract', route: await contractOf(parent, childId), shows: '走到哪一步' },
    { name: 'chat', route: `${CONTRACT}/chat/index?patientId=${childId}`, shows: '急症请直接打 120' },
  ]
}

/** Of somebody whose application waits for the team. */
export async function screensOfApplicant(parent: DemoPhone, childId: string): Promise<Screen[]> {
  return [
    { name: 'my-team-waiting', route: `${CONTRACT}/my-team/index?patientId=${childId}`, shows: '团队审核中' },
    { name: 'contract-waiting', route: await contractOf(parent, childId), shows: '撤回申请' },
  ]
}

async function contractOf(phone: DemoPhone, patientId: string): Promise<string> {
  const { rows } = await phone.call<{ rows: { id: string; patientId: string }[] }>('contract.list', {})
  const found = rows.find((row) => row.patientId === patientId)
  if (!found) throw new Error('the demonstration has lost a contract')
  return `${CONTRACT}/contract/index?id=${found.id}`
}
