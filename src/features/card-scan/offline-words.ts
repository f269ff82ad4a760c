import { DOMAIN_ERROR_CODES } from '#domain/kernel/errors'
import { localTimeOf } from '#domain/kernel/time'
import { refusalWords } from './refusal-words'
import type { QueuedScan } from './scan-queue'
import type { ScanOutcome } from './use-card-scan'

interface Said {
  readonly title: string
  readonly next: string
}

/** What a scan without a network came to, for whoever stands at the counter; null for what came to something else. */
export function offlineWords(outcome: ScanOutcome): Said | null {
  switch (outcome.kind) {
    case 'kept':
      return outcome.isChecked ? CHECKED : NOTED
    case 'repeated':
      return {
        title: '这个码刚才扫过',
        next: `${localTimeOf(new Date(outcome.earlier.scannedAt))} 已经记下，不用再扫。要是另一个人，请看证件。`,
      }
    case 'full':
      return { title: '本机记满了', next: '先让这台设备连上网，把记下的传上去，再接着扫。' }
    case 'unreachable':
      return { title: '没有网络', next: UNREACHABLE[outcome.why] }
    default:
      return null
  }
}

const CHECKED = {
  title: '离线核验通过',
  next: '请对方坐下等。有网以后自动补上报到，按现在的时间算，不会迟到。',
}
const NOTED = {
  title: '先记下了，还没核验',
  next: '这台设备核不了真假，请看一眼证件。有网以后再核对，补上报到。',
}

const UNREACHABLE = {
  purpose: '核对身份和打开档案要有网。报到可以离线核验，换到“报到”再扫。',
  number: '卡号要有网才能查。请对方打开离线码，换到“报到”扫。',
} as const

/** What the server said later of a scan: `已报到`, `今天没有号`, or why it was refused; null while it waits. */
export function laterWords({
  outcome,
  checkedIn,
}: QueuedScan): { readonly label: string; readonly isGood: boolean } | null {
  if (outcome === undefined) return null
  if (outcome === 'accepted') {
    if (checkedIn) return { label: '已报到', isGood: true }
    return checkedIn === false
      ? { label: '核对过了，报到要到前台办', isGood: false }
      : { label: '核对过了，今天没有一个待报到的号', isGood: true }
  }
  const code = DOMAIN_ERROR_CODES.find((known) => known === outcome)
  return { label: code ? refusalWords(code, {}).title : '没有通过', isGood: false }
}
