import { useSyncExternalStore } from 'react'
import { client } from '../../api/client'
import { failureOf } from '../../api/failure-of'
import { currentSession, onSessionChange } from '../../api/session'
import { readSealed, writeSealed } from '../../platform/kept/sealed-storage'
import { newId } from '../../platform/network/new-id'
import {
  clearSettled,
  EMPTY_QUEUE,
  type Enqueued,
  enqueue,
  nextBatch,
  type QueuedScan,
  type ScanQueue,
  settle,
} from './scan-queue'

/** More batches than a full line holds. */
const BATCHES_MAX = 20

let queue: ScanQueue | undefined
let reading: Promise<void> | undefined
let syncing: Promise<void> | undefined
const listeners = new Set<() => void>()

// The line belongs to who scanned it: it waits sealed on the device until they log in again.
onSessionChange((now, before) => {
  if (now?.account.id === before?.account.id) return
  queue = undefined
  reading = undefined
  tell()
})

/** The checks of this member of staff that this device made without a network. */
export function useScanQueue(): ScanQueue {
  return useSyncExternalStore(listen, current, current)
}

/** Keeps a check until there is a network. */
export async function keepScan(scan: QueuedScan): Promise<Enqueued> {
  await open()
  const outcome = enqueue(current(), scan)
  if (outcome.kind === 'queued') await keep(outcome.queue)
  return outcome
}

/** Sends what waits, batch after batch. Without a network it stays, for the next time. */
export function syncScans(): Promise<void> {
  syncing ??= sendAll().finally(() => {
    syncing = undefined
  })
  return syncing
}

export async function forgetSettled(): Promise<void> {
  await open()
  await keep(clearSettled(current()))
}

async function sendAll(): Promise<void> {
  await open()
  for (let batches = 0; batches < BATCHES_MAX; batches++) {
    const sending = nextBatch(current(), newId)
    if (!sending || !(await sendBatch(sending))) return
  }
}

/** @returns whether the next one can go */
async function sendBatch(sending: NonNullable<ScanQueue['sending']>): Promise<boolean> {
  const owner = queueKey()
  // On the device before it is on the way: an app killed in between sends the same ones under the same key.
  await keep({ ...current(), sending })
  const scans = current().scans.filter(({ code }) => sending.codes.includes(code))
  try {
    const { rows } = await client.healthCard.syncOffline.mutate({
      scans: scans.map(({ code, scannedAt }) => ({ code, scannedAt })),
      idempotencyKey: sending.idempotencyKey,
    })
    if (owner === queueKey()) await keep(settle(current(), rows))
    return true
  } catch (error) {
    // A refusal of the whole call means that nothing was written: the next try is a new one.
    const failure = failureOf(error)
    const isFinal = failure.kind === 'refused' && failure.code !== 'busy'
    if (isFinal && owner === queueKey()) await keep({ ...current(), sending: null })
    return false
  }
}

async function keep(next: ScanQueue): Promise<void> {
  queue = next
  tell()
  await writeSealed(queueKey(), next)
}

function open(): Promise<void> {
  const key = queueKey()
  reading ??= readSealed<ScanQueue>(key).then((sealed) => {
    if (queue || key !== queueKey()) return
    queue = sealed ?? EMPTY_QUEUE
    tell()
  })
  return reading
}

function queueKey(): string {
  return `card-scans-${currentSession()?.account.id ?? 'nobody'}`
}

function current(): ScanQueue {
  return queue ?? EMPTY_QUEUE
}

function tell(): void {
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  void open()
  return () => listeners.delete(listener)
}
