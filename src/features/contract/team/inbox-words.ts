import { HOUR_MS, type LocalDate, MINUTE_MS } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { KEY_GROUP_NAMES_ZH } from '#domain/key-group/key-group'
import type { TagProps } from '../../../components/content/tag'
import type { InboxRow } from './inbox-query'

/** From here on an application is called nearly late: an afternoon is left. */
const NEARLY_LATE_MS = 6 * HOUR_MS

/** What one household handed in together, in the order of the inbox. */
export interface InboxHousehold {
  readonly id: string
  readonly rows: readonly [InboxRow, ...InboxRow[]]
}

/** Applications of one household stand together at the place of its most urgent one. */
export function householdsOf(rows: readonly InboxRow[]): readonly InboxHousehold[] {
  const households = new Map<string, [InboxRow, ...InboxRow[]]>()
  for (const row of rows) {
    const together = households.get(row.householdId)
    if (together) together.push(row)
    else households.set(row.householdId, [row])
  }
  return [...households].map(([id, together]) => ({ id, rows: together }))
}

/** `陈*诺一家`, or the one person. */
export function householdTitle({ rows: [first, ...others] }: InboxHousehold): string {
  return others.length === 0 ? first.nameMasked : `${first.nameMasked}一家`
}

/** `2 口人 · 梧桐路 1 网格 · 基础包`, or who signed for the one person. */
export function householdLine(household: InboxHousehold, today: LocalDate): string {
  const [first, ...others] = household.rows
  if (household.rows.some(({ needsAddress }) => needsAddress)) return '地址不在任何网格，要先落户到网格'
  const packages = [...new Set(household.rows.flatMap(({ packageNames }) => packageNames))].join('、')
  if (others.length > 0) {
    return [`${household.rows.length} 口人`, first.gridName, packages].filter(Boolean).join(' · ')
  }
  const { previous } = first
  const whence = previous ? `旧团队 ${dateInWords(previous.endsOn, today)}到期` : signerInWords(first)
  return [packages, whence].filter(Boolean).join(' · ')
}

/** `监护人林*敏签名` */
export function signerInWords({ signer, signerMasked, status }: InboxRow): string {
  if (signer === 'guardian') return `监护人${signerMasked ?? ''}签名`
  if (signer === 'self') return '本人签名'
  return status === 'draft' ? '代填好了，等本人点头' : '代填，本人确认过'
}

/** What of an application is unlike the others, in one word; its key group where nothing is. */
export function householdTag({ rows: [first, ...others] }: InboxHousehold, now: Date): TagProps | null {
  const all = [first, ...others]
  const lateness = all.map((row) => timeLeft(row, now)).find((left) => left?.isUrgent)
  if (lateness) return { label: lateness.isLate ? '已超时' : '快超时', tone: 'bad', icon: 'clock' }
  if (all.some(({ needsAddress }) => needsAddress)) return { label: '要核地址', tone: 'wait' }
  if (first.kind === 'switch') return { label: '换团队', tone: 'info', icon: 'repeat' }
  if (first.kind === 'renewal') return { label: '续约', tone: 'info', icon: 'repeat' }
  if (first.status === 'queued') return { label: '排队中', tone: 'wait' }
  if (first.status === 'accepted') return { label: '等付款', tone: 'wait' }
  const group = all.flatMap(({ groups }) => groups)[0]
  return group ? { label: KEY_GROUP_NAMES_ZH[group.group], tone: 'primary' } : null
}

export interface TimeLeft {
  readonly words: string
  /** Late, or nearly. */
  readonly isUrgent: boolean
  readonly isLate: boolean
}

/** Until the team owes its answer; null where it owes none. `now` is on the server's clock. */
export function timeLeft({ status, dueAt }: Pick<InboxRow, 'status' | 'dueAt'>, now: Date): TimeLeft | null {
  if (status !== 'submitted' || dueAt === null) return null
  const left = Date.parse(dueAt) - now.getTime()
  if (left <= 0) return { words: '过了时限，已经告诉组长和居民', isUrgent: true, isLate: true }
  const hours = Math.floor(left / HOUR_MS)
  const minutes = Math.floor((left % HOUR_MS) / MINUTE_MS)
  const words = hours > 0 ? `${hours} 小时 ${minutes} 分` : `${minutes} 分钟`
  if (left > NEARLY_LATE_MS) return { words: `还有 ${words}`, isUrgent: false, isLate: false }
  return { words: `只剩 ${words}，超时会告诉组长和居民`, isUrgent: true, isLate: false }
}

/** What stands under a household: the shortest time that is left, or where it stands. */
export function householdTime({ rows }: InboxHousehold, now: Date): TimeLeft | null {
  const owed = rows
    .filter(({ status, dueAt }) => status === 'submitted' && dueAt !== null)
    .sort((a, b) => Date.parse(a.dueAt ?? '') - Date.parse(b.dueAt ?? ''))[0]
  if (owed) return timeLeft(owed, now)
  const said = { isUrgent: false, isLate: false }
  if (rows[0].status === 'queued') return { words: '有空位按先后自动叫到', ...said }
  if (rows[0].status === 'need-info') return { words: '等居民补充，时间不算', ...said }
  return rows[0].status === 'draft' ? { words: '本人点头以前不能签', ...said } : null
}

/** Whether the team can take it in as it stands. */
export function isAcceptable({ status, needsAddress }: InboxRow): boolean {
  return (status === 'submitted' || status === 'queued') && !needsAddress
}

/** `还能签 118 人` with what is kept, in two lines. */
export function loadInLines({ free, state }: { readonly free: number; readonly state: string }): string {
  if (state === 'full') return '名额满了\n新的先排队'
  if (state === 'key-groups-only') return `还能签 ${free} 人\n只留给重点人群`
  return `还能签 ${free} 人\n重点人群有预留`
}
