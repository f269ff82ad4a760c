import { newKey, type TestApp } from '../room/test-app'
import type { World } from './example-inputs'

/** What the family of a world can show at a counter. */
export interface CardWorld {
  /** Of the patient; a minute is enough for a test whose clock stands. */
  readonly cardCode: string
  readonly offlineCode: string
  readonly cardNumber: string
}

export const AT_DESK = { purpose: 'identify', stage: '0101014', channel: '0100' } as const

/** The child has a card, and its mother shows it. */
export async function cardWorld(
  app: TestApp,
  family: { readonly accountId: string; readonly childId: string },
): Promise<CardWorld> {
  const { healthCard } = app.as(family.accountId)
  const patientId = family.childId
  await healthCard.apply.call(null, { patientId, idempotencyKey: newKey() })
  const [{ code }, { rows }, { number }] = [
    await healthCard.code({ patientId }),
    await healthCard.offlineCodes({ patientId }),
    await healthCard.number({ patientId, idempotencyKey: newKey() }),
  ]
  return { cardCode: code, offlineCode: rows[0]?.code ?? '', cardNumber: number }
}

type Input = Readonly<Record<string, unknown>>

export const CARD_INPUTS: Readonly<Record<string, (world: World) => Input>> = {
  'healthCard.apply': ({ patientId }) => ({ patientId, idempotencyKey: newKey() }),
  'healthCard.wallet': () => ({}),
  'healthCard.get': ({ patientId }) => ({ patientId }),
  'healthCard.code': ({ patientId }) => ({ patientId }),
  'healthCard.offlineCodes': ({ patientId }) => ({ patientId }),
  'healthCard.number': ({ patientId }) => ({ patientId, idempotencyKey: newKey() }),
  'healthCard.freeze': ({ patientId }) => ({ patientId, idempotencyKey: newKey() }),
  'healthCard.unfreeze': ({ patientId }) => ({ patientId, idempotencyKey: newKey() }),
  'healthCard.replace': ({ patientId }) => ({ patientId, idempotencyKey: newKey() }),
  'healthCard.cancel': ({ patientId }) => ({ patientId, idempotencyKey: newKey() }),
  'healthCard.usages': ({ patientId }) => ({ patientId, cursor: '999999' }),
  'healthCard.verify': ({ cardCode }) => ({ code: cardCode, ...AT_DESK, idempotencyKey: newKey() }),
  'healthCard.findByNumber': ({ cardNumber }) => ({
    number: cardNumber,
    birthDate: '2021-05-20',
    ...AT_DESK,
    idempotencyKey: newKey(),
  }),
  'healthCard.keys': () => ({}),
  'healthCard.syncOffline': ({ offlineCode }) => ({
    scans: [{ code: offlineCode, scannedAt: '2026-11-21T10:00:00+08:00' }],
    idempotencyKey: newKey(),
  }),
  'healthCard.confirmIdentity': ({ patientId }) => ({ patientId, idempotencyKey: newKey() }),
  'healthCard.keyList': () => ({}),
  'healthCard.rotateKey': () => ({ reason: '季度更换', leaked: false, idempotencyKey: newKey() }),
}
