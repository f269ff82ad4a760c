import { expect, test } from 'vitest'
import { codeOnShow } from './code-on-show'

const now = new Date('2026-10-13T08:11:30+08:00')
const dynamic = {
  code: 'HC1.dynamic',
  issuedAt: '2026-10-13T08:11:00+08:00',
  refreshAt: '2026-10-13T08:11:45+08:00',
  expiresAt: '2026-10-13T08:12:00+08:00',
}
const offline = {
  code: 'HC1.offline',
  validFrom: '2026-10-13T08:00:00+08:00',
  validTo: '2026-10-13T09:00:00+08:00',
  place: 1,
  left: 23,
}
const unreachable = { kind: 'unreachable' } as const
const frozen = { kind: 'refused', code: 'card_frozen', facts: {}, requestId: undefined } as const
const dead = { ...dynamic, expiresAt: '2026-10-13T08:11:30+08:00' }

test.each([
  ['nothing has come yet', { dynamic: undefined, failure: null }, 'waiting'],
  ['a living code', { dynamic, failure: null }, 'dynamic'],
  ['a living code, and the network just went', { dynamic, failure: unreachable }, 'dynamic'],
  ['a dead code, the next one is on its way', { dynamic: dead, failure: null }, 'waiting'],
  ['a dead code and no network', { dynamic: dead, failure: unreachable }, 'offline'],
  ['no network from the start', { dynamic: undefined, failure: unreachable }, 'offline'],
  ['the card was frozen from the other phone', { dynamic, failure: frozen }, 'refused'],
] as const)('%s: %s', (_, sources, kind) => {
  expect(codeOnShow({ ...sources, offline, now }).kind).toBe(kind)
})

test('no network and no code of this hour is said, not covered with an old code', () => {
  expect(codeOnShow({ dynamic: dead, failure: unreachable, offline: null, now })).toEqual({ kind: 'nothing' })
})
