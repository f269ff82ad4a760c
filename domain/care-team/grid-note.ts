/** What a team did in a grid, as its notebook says it: for everybody to read, and of nobody (systems S4-09). */
export const GRID_NOTE_KINDS = ['home-visit', 'free-clinic', 'talk', 'other'] as const
export type GridNoteKind = (typeof GRID_NOTE_KINDS)[number]

export const GRID_NOTE_KIND_NAMES_ZH = {
  'home-visit': '上门',
  'free-clinic': '义诊',
  talk: '健康讲座',
  other: '其他',
} as const satisfies Record<GridNoteKind, string>
