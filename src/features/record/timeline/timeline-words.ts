import type { EntryKind } from '#domain/kernel/entry-kind'
import type { LocalDate } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import type { TimelineFlag, TimelineGroup, TimelineRow } from '#domain/record/timeline'
import { RECOGNISED_WORDS_ZH } from '#domain/report/recognition'
import type { TagProps } from '../../../components/content/tag'
import type { IconName } from '../../../components/picture/icon'

export const KIND_ICONS: Readonly<Record<EntryKind, IconName>> = {
  visit: 'steth',
  prescription: 'pill',
  report: 'doc',
  checkup: 'ruler',
  immunization: 'syringe',
  'follow-up': 'phone',
  measurement: 'chart',
  allergy: 'alert',
  attachment: 'book',
}

const FLAG_TAGS: Readonly<Record<TimelineFlag, TagProps | null>> = {
  // Of each kind something else: see below.
  attention: null,
  addendum: { label: '有补充', tone: 'mute' },
  corrected: { label: '更正过', tone: 'mute' },
  unverified: { label: '待核实', tone: 'wait' },
  restricted: { label: '保密', tone: 'mute', icon: 'lock' },
  'held-back': { label: '家长还看不到', tone: 'wait' },
  recognised: { label: RECOGNISED_WORDS_ZH, tone: 'mute' },
  resolved: { label: '不再算过敏', tone: 'mute' },
  'moved-away': { label: '记错了人', tone: 'mute' },
}

/** What it said is in somebody else's record: nothing of it can be shown or changed here. */
export function isMovedAway({ flags }: Pick<TimelineRow, 'flags'>): boolean {
  return flags.includes('moved-away')
}

/** What stands under a line: colour, icon and word together. */
export function tagsOf(row: Pick<TimelineRow, 'kind' | 'flags' | 'drugs'>): TagProps[] {
  const tags: TagProps[] = []
  if (row.drugs > 0) tags.push({ label: `处方 ${row.drugs} 种`, tone: 'primary', icon: 'pill' })
  if (row.flags.includes('attention')) {
    // Never 异常 to a parent; and of a check-up the words say it themselves.
    if (row.kind === 'report') tags.push({ label: '有的在参考范围外', tone: 'wait' })
    if (row.kind === 'allergy') tags.push({ label: '用药前先看', tone: 'bad' })
  }
  for (const flag of row.flags) {
    const tag = FLAG_TAGS[flag]
    if (tag) tags.push(tag)
  }
  return tags
}

export interface GroupWords {
  readonly day: string
  readonly title: string
  readonly sub: string | null
  readonly where: string | null
}

/** One event in words: the doses of a day are one. */
export function groupInWords({ rows }: TimelineGroup, today: LocalDate): GroupWords {
  const [first] = rows
  const day = first.on === today ? '今天' : dateInWords(first.on, today)
  const where = first.place
  if (rows.length === 1) return { day, title: first.title, sub: first.sub, where }
  return { day, title: `打了 ${rows.length} 针`, sub: rows.map(({ title }) => title).join('、'), where }
}

/** What the list is narrowed to, in the order of the chips. */
export const TIMELINE_FILTERS = [
  'all',
  'visits',
  'reports',
  'checkups',
  'vaccines',
  'follow-ups',
  'measures',
  'allergies',
  'papers',
] as const
export type TimelineFilter = (typeof TIMELINE_FILTERS)[number]

const FILTERS: Readonly<Record<TimelineFilter, { label: string; kinds: readonly EntryKind[] | null }>> = {
  all: { label: '全部', kinds: null },
  visits: { label: '就诊', kinds: ['visit', 'prescription'] },
  reports: { label: '报告', kinds: ['report'] },
  checkups: { label: '体检', kinds: ['checkup'] },
  vaccines: { label: '疫苗', kinds: ['immunization'] },
  'follow-ups': { label: '随访', kinds: ['follow-up'] },
  measures: { label: '身高体重', kinds: ['measurement'] },
  allergies: { label: '过敏', kinds: ['allergy'] },
  papers: { label: '资料', kinds: ['attachment'] },
}

export function filterLabel(filter: TimelineFilter): string {
  return FILTERS[filter].label
}

export function kindsOf(filter: TimelineFilter): readonly EntryKind[] | null {
  return FILTERS[filter].kinds
}

/** Those under which something may be seen: a delegate is not offered what is not theirs to read. */
export function filtersFor(kinds: readonly EntryKind[]): TimelineFilter[] {
  return TIMELINE_FILTERS.filter((filter) => {
    const wanted = kindsOf(filter)
    return wanted === null || wanted.some((kind) => kinds.includes(kind))
  })
}
