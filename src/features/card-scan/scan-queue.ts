/** A check without a network, waiting for the server's word on it (rules D-CARD-05). */
export interface QueuedScan {
  readonly code: string
  /** ISO instant, by the server's clock as this device last knew it. */
  readonly scannedAt: string
  /** Undefined until the server has spoken: `accepted`, or the code of a refusal. */
  readonly outcome?: string
  /** The server checked them in as of the scan; false when it could not, undefined without one visit that day. */
  readonly checkedIn?: boolean
}

export interface ScanQueue {
  readonly scans: readonly QueuedScan[]
  /**
   * The scans on their way, and the key that they travel under: after an answer that got lost they are sent again as
   * the same ones, even by an app that was killed in between.
   */
  readonly sending: { readonly idempotencyKey: string; readonly codes: readonly string[] } | null
}

export const EMPTY_QUEUE: ScanQueue = { scans: [], sending: null }

/** What the server takes in one call. */
const BATCH_MAX = 50
/** More than a day at a busy counter. */
export const QUEUE_MAX = 500

export type Enqueued =
  | { readonly kind: 'queued'; readonly queue: ScanQueue }
  /** The same code was scanned before. */
  | { readonly kind: 'repeated'; readonly earlier: QueuedScan }
  /** So many wait that this device has to meet a network first: nothing that waits is ever dropped. */
  | { readonly kind: 'full' }

/** Puts a scan in line. What the server has spoken of makes room, the oldest first. */
export function enqueue(queue: ScanQueue, scan: QueuedScan): Enqueued {
  const earlier = queue.scans.find(({ code }) => code === scan.code)
  if (earlier) return { kind: 'repeated', earlier }
  if (waitingIn(queue).length >= QUEUE_MAX) return { kind: 'full' }
  return { kind: 'queued', queue: { ...queue, scans: withinLimit([...queue.scans, scan]) } }
}

/** Those the server has not spoken of yet. */
export function waitingIn({ scans }: ScanQueue): QueuedScan[] {
  return scans.filter(({ outcome }) => outcome === undefined)
}

/** The next scans to send, the oldest first, under the key of the intent; null when nothing waits. */
export function nextBatch(queue: ScanQueue, newKey: () => string): ScanQueue['sending'] {
  if (queue.sending) return queue.sending
  const codes = waitingIn(queue)
    .slice(0, BATCH_MAX)
    .map(({ code }) => code)
  return codes.length > 0 ? { idempotencyKey: newKey(), codes } : null
}

/** What the server said, in the order in which the scans were sent. */
export function settle(
  queue: ScanQueue,
  outcomes: readonly { readonly outcome: string; readonly checkedIn?: boolean }[],
): ScanQueue {
  const sent = queue.sending?.codes ?? []
  const scans = queue.scans.map((scan) => {
    const said = outcomes[sent.indexOf(scan.code)]
    if (!said) return scan
    const { outcome, checkedIn } = said
    return { ...scan, outcome, ...(checkedIn === undefined ? {} : { checkedIn }) }
  })
  return { scans, sending: null }
}

/** What has been read can go; what waits stays. */
export function clearSettled(queue: ScanQueue): ScanQueue {
  return { ...queue, scans: waitingIn(queue) }
}

function withinLimit(scans: readonly QueuedScan[]): readonly QueuedScan[] {
  if (scans.length <= QUEUE_MAX) return scans
  const settled = scans.findIndex(({ outcome }) => outcome !== undefined)
  return scans.filter((_, place) => place !== settled)
}
