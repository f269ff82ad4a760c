import type { DemoPhone } from '../support/demo-phone'
import type { Screen } from './screen'

const CARD = 'packages/health/pages'
const SCAN = 'packages/staff/pages/scan/index'

/** The family's card of one person in use, of one frozen, and of one who has none. */
interface Cards {
  readonly usedId: string
  readonly frozenId: string
  readonly withoutId: string
}

/** Gives cards by the procedures that the screens use. */
export async function giveCards(phone: DemoPhone, { usedId, frozenId }: Cards): Promise<void> {
  const key = () => ({ idempotencyKey: crypto.randomUUID() })
  await phone.call('healthCard.apply', { patientId: usedId, ...key() })
  await phone.call('healthCard.apply', { patientId: frozenId, ...key() })
  await phone.call('healthCard.freeze', { patientId: frozenId, ...key() })
}

export function screensOfCard({ usedId, frozenId, withoutId }: Cards): Screen[] {
  return [
    { name: 'card', route: `${CARD}/card/index?patientId=${usedId}`, shows: '后自动换新' },
    { name: 'card-frozen', route: `${CARD}/card/index?patientId=${frozenId}`, shows: '已冻结' },
    { name: 'card-none', route: `${CARD}/card/index?patientId=${withoutId}`, shows: '还没有健康卡' },
    { name: 'card-uses', route: `${CARD}/card-uses/index?patientId=${usedId}`, shows: '还没有用过' },
    { name: 'card-apply', route: `${CARD}/card-apply/index`, shows: '核实到哪一步' },
  ]
}

export function screensOfScanner(): Screen[] {
  return [
    { name: 'scan', route: SCAN, shows: '就诊码' },
    { name: 'scan-number', route: SCAN, tap: '扫不出来，用卡号和生日查', shows: '还差卡号' },
  ]
}
