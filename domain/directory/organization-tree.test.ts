import { expect, it } from 'vitest'
import { mayHangUnder } from './organization-tree'

it.each([
  ['lead-hospital', 'region', true],
  ['community-centre', 'lead-hospital', true],
  ['community-centre', 'region', true],
  ['village-station', 'township-centre', true],
  ['region', 'region', true],
  ['region', 'lead-hospital', false],
  ['township-centre', 'community-centre', false],
  ['township-centre', 'township-centre', false],
  ['lead-hospital', 'village-station', false],
] as const)('%s under %s: %s', (kind, parent, may) => {
  expect(mayHangUnder(kind, parent)).toBe(may)
})
