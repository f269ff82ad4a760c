import type { DemoPhone } from '../support/screen/demo-phone'
import type { Screen } from './screen'

const CARD = 'packages/health/pages'
const SCAN = 'packages/workday/pages/scan/index'

/** Two people of a family who have cards. */
interface Cards {
  readonly usedId: string
  readonly frozenId: string
}

/** By the procedure that the screen uses. */
export async function freezeCard(phone: DemoPhone, { frozenId: patientId }: Cards): Promise<void> {
  await phone.call('healthCard.freeze', { patientId, idempotencyKey: crypto.randomUUID() })
}

export function screensOfCard({ usedId, frozenId }: Cards): Screen[] {
  return [
    { name: 'card', route: `${CARD}/card/index?patientId=${usedId}`, shows: '后自动换新' },
    { name: 'card-frozen', route: `${CARD}/card/index?patientId=${frozenId}`, shows: '已冻结' },
    { name: 'card-uses', route: `${CARD}/card-uses/index?patientId=${usedId}`, shows: '还没有用过' },
    { name: 'card-apply', route: `${CARD}/card-apply/index`, shows: '核实到哪一步' },
  ]
}

/** Of a family that has yet to apply. */
export function screensWithoutCard(): Screen[] {
  return [{ name: 'card-none', route: `${CARD}/card/index`, shows: '还没有健康卡' }]
}

export function screensOfScanner(): Screen[] {
  return [
    { name: 'scan', route: SCAN, shows: '就诊码' },
    { name: 'scan-number', route: SCAN, tap: '扫不出来，用卡号和生日查', shows: '还差卡号' },
  ]
}
