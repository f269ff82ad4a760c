import { describe, expect, it } from 'vitest'
import type { KeyGroupTag } from './key-group'
import { type KeyGroupViewer, visibleKeyGroups } from './visible-key-groups'

const TAGS: readonly KeyGroupTag[] = [
  { group: 'hypertension', source: 'staff' },
  { group: 'tuberculosis', source: 'staff' },
  { group: 'mental-illness', source: 'declared' },
]
const seen = (viewer: Partial<KeyGroupViewer>) =>
  visibleKeyGroups(TAGS, {
    isSelf: false,
    kind: 'guardian',
    seesRecords: true,
    ageYears: 40,
    ...viewer,
  }).length

describe('E2 26: who sees a sensitive group', () => {
  it.each([
    ['the person', { isSelf: true }, 3],
    ['a son who looks after his mother', { ageYears: 70 }, 1],
    ['a husband', { ageYears: 35 }, 1],
    ['the mother of a child of 13', { ageYears: 13 }, 3],
    ['the mother of somebody of 14 who agreed', { ageYears: 14 }, 3],
    ['the mother of somebody of 14 who did not', { ageYears: 14, seesRecords: false }, 1],
    ['the mother of somebody of 18', { ageYears: 18 }, 1],
    ['a grandmother to whom a child of 3 was entrusted', { kind: 'delegate', ageYears: 3 }, 1],
  ] as const)('%s', (_, viewer, count) => {
    expect(seen(viewer)).toBe(count)
  })
})
