import { currentConsentText } from '#domain/consent/consent-text'
import { newKey } from '../room/test-app'
import type { World } from './example-inputs'

type Input = Readonly<Record<string, unknown>>

/** Consent, who looked, export and closing. */
export const RIGHTS_INPUTS: Readonly<Record<string, (world: World) => Input>> = {
  'consent.texts': () => ({}),
  'consent.list': ({ patientId }) => ({ patientId }),
  'consent.decide': ({ patientId }) => ({
    patientId,
    purpose: 'earlier-visits',
    decision: 'given',
    textVersion: currentConsentText('earlier-visits').version,
    idempotencyKey: newKey(),
  }),
  'consent.withdraw': ({ patientId }) => ({
    patientId,
    purpose: 'earlier-visits',
    idempotencyKey: newKey(),
  }),
  'record.accessLog': ({ patientId }) => ({ patientId, cursor: '999999' }),
  'audit.search': ({ patientId, organizationId, staff }) => ({
    patientId,
    organizationId,
    accountId: staff['front-desk'].accountId,
    purpose: 'front-desk',
    from: '2026-11-01',
    to: '2026-11-30',
    cursor: '999999',
  }),
  'account.export': () => ({ idempotencyKey: newKey() }),
  'account.closing': () => ({}),
  'account.close': () => ({ idempotencyKey: newKey() }),
  'audit.verify': () => ({ after: 0 }),
}
