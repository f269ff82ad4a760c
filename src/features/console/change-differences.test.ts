import { expect, it } from 'vitest'
import { differences } from './change-differences'

it.each([
  ['a new thing', null, { name: '城东' }, [{ name: 'name', before: '—', after: '城东' }]],
  [
    'only what differs',
    { name: '城东', phone: '1' },
    { name: '城东', phone: '2' },
    [{ name: 'phone', before: '1', after: '2' }],
  ],
  [
    'an end',
    { validTo: null },
    { validTo: '2026-12-01' },
    [{ name: 'validTo', before: '—', after: '2026-12-01' }],
  ],
  [
    'a rule by its versions',
    [{ validFrom: '2026-01-01', validTo: null, value: { holdMinutes: 5 } }],
    [
      { validFrom: '2026-01-01', validTo: '2026-12-01', value: { holdMinutes: 5 } },
      { validFrom: '2026-12-01', validTo: null, value: { holdMinutes: 8 } },
    ],
    [
      { name: '2026-01-01 起', before: '{"holdMinutes":5}', after: '{"holdMinutes":5}，到 2026-12-01 前' },
      { name: '2026-12-01 起', before: '—', after: '{"holdMinutes":8}' },
    ],
  ],
  ['nothing', null, null, []],
])('%s', (_, before, after, expected) => {
  expect(differences(before, after)).toEqual(expected)
})
