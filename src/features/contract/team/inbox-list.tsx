import { Card } from '../../../components/content/card'
import { EmptyState } from '../../../components/page/empty-state'
import { InboxHousehold } from './inbox-household'
import type { InboxRow, InboxTab } from './inbox-query'
import { householdsOf, isAcceptable } from './inbox-words'

const TINTS = ['p2', 'p1', 'p3', 'p4'] as const

const EMPTY: Readonly<Record<InboxTab, { title: string; why: string }>> = {
  waiting: { title: '没有等你答复的申请', why: '居民交了申请，会按剩下的时间排在这里。' },
  'need-info': { title: '没有在等材料的申请', why: '你请居民补充的，在这里等他答。' },
  signed: { title: '还没有签好的', why: '两边都签好的，新的在前。' },
  unconfirmed: { title: '没有等本人点头的申请', why: '代填好、本人还没确认的，会在这里。' },
}

export interface InboxListProps {
  tab: InboxTab
  rows: readonly InboxRow[]
  now: Date
  /** Ids of the applications whose household is ticked. */
  chosen: readonly string[]
  onCheck: (rows: readonly InboxRow[], isOn: boolean) => void
  onOpen: (ids: readonly string[]) => void
}

/** The applications of a tab, a household a row. Only those that wait and lack nothing can be ticked. */
export function InboxList({ tab, rows, now, chosen, onCheck, onOpen }: InboxListProps) {
  if (rows.length === 0) return <EmptyState {...EMPTY[tab]} />
  return (
    <Card flush>
      {householdsOf(rows).map((household, index) => {
        const canTick = tab === 'waiting' && household.rows.every(isAcceptable)
        return (
          <InboxHousehold
            key={household.id}
            household={household}
            tint={TINTS[index % TINTS.length] ?? 'p1'}
            now={now}
            checked={canTick ? household.rows.every(({ id }) => chosen.includes(id)) : null}
            onCheck={(isOn) => onCheck(household.rows, isOn)}
            onOpen={() => onOpen(household.rows.map(({ id }) => id))}
          />
        )
      })}
    </Card>
  )
}
