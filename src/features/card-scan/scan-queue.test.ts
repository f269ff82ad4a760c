import { describe, expect, test } from 'vitest'
import {
  clearSettled,
  EMPTY_QUEUE,
  enqueue,
  nextBatch,
  QUEUE_MAX,
  type QueuedScan,
  type ScanQueue,
  settle,
  waitingIn,
} from './scan-queue'

const scan = (code: string, scannedAt = '2026-10-13T08:11:00+08:00') => ({ code, scannedAt })
const queueOf = (...codes: string[]): ScanQueue =>
  codes.reduce((queue, code) => queued(queue, scan(code)), EMPTY_QUEUE)

function queued(queue: ScanQueue, next: QueuedScan): ScanQueue {
  const outcome = enqueue(queue, next)
  if (outcome.kind !== 'queued') throw new Error(`the scan is ${outcome.kind}`)
  return outcome.queue
}

describe('the line of scans without a network', () => {
  test('takes a code once: the second scan is told when the first one was', () => {
    const queue = queueOf('HC1.a', 'HC1.b')
    expect(enqueue(queue, scan('HC1.a', '2026-10-13T08:30:00+08:00'))).toEqual({
      kind: 'repeated',
      earlier: { code: 'HC1.a', scannedAt: '2026-10-13T08:11:00+08:00' },
    })
  })

  test('takes it once even when the server has spoken of it', () => {
    const queue = settle({ ...queueOf('HC1.a'), sending: { idempotencyKey: 'k', codes: ['HC1.a'] } }, [
      { outcome: 'accepted' },
    ])
    expect(enqueue(queue, scan('HC1.a'))).toMatchObject({
      kind: 'repeated',
      earlier: { outcome: 'accepted' },
    })
  })

  test('sends the oldest first, at most fifty at a time', () => {
    const queue = queueOf(...Array.from({ length: 60 }, (_, place) => `HC1.${place}`))
    const batch = nextBatch(queue, () => 'key')
    expect(batch?.codes).toHaveLength(50)
    expect(batch?.codes[0]).toBe('HC1.0')
  })

  test('sends the same scans under the same key after an answer that got lost', () => {
    const queue: ScanQueue = { ...queueOf('HC1.a'), sending: { idempotencyKey: 'first', codes: ['HC1.a'] } }
    expect(nextBatch(queued(queue, scan('HC1.b')), () => 'second')).toEqual({
      idempotencyKey: 'first',
      codes: ['HC1.a'],
    })
  })

  test('has nothing to send once the server has spoken of all', () => {
    expect(nextBatch(EMPTY_QUEUE, () => 'key')).toBeNull()
    const queue = { ...queueOf('HC1.a'), sending: { idempotencyKey: 'k', codes: ['HC1.a'] } }
    expect(nextBatch(settle(queue, [{ outcome: 'accepted' }]), () => 'key')).toBeNull()
  })

  test('gives each scan its own outcome', () => {
    const queue = {
      ...queueOf('HC1.a', 'HC1.b', 'HC1.later'),
      sending: { idempotencyKey: 'k', codes: ['HC1.a', 'HC1.b'] },
    }
    const settled = settle(queue, [{ outcome: 'accepted', checkedIn: true }, { outcome: 'card_frozen' }])
    expect(settled.scans.map(({ outcome }) => outcome)).toEqual(['accepted', 'card_frozen', undefined])
    expect(settled.scans.map(({ checkedIn }) => checkedIn)).toEqual([true, undefined, undefined])
    expect(waitingIn(settled).map(({ code }) => code)).toEqual(['HC1.later'])
    expect(clearSettled(settled).scans).toHaveLength(1)
  })

  test('makes room for a new scan out of what is settled, never out of what waits', () => {
    const codes = Array.from({ length: QUEUE_MAX - 1 }, (_, place) => `HC1.${place}`)
    const sending = { idempotencyKey: 'k', codes: ['HC1.0'] }
    const queue = settle({ ...queueOf(...codes), sending }, [{ outcome: 'accepted' }])
    const longer = queued(queued(queue, scan('HC1.new')), scan('HC1.newer'))
    expect(longer.scans).toHaveLength(QUEUE_MAX)
    expect(longer.scans[0]?.code).toBe('HC1.1')
    expect(enqueue(longer, scan('HC1.newest'))).toEqual({ kind: 'full' })
  })
})
