import { View } from '@tarojs/components'
import { useState } from 'react'
import type { LocalDate } from '#domain/kernel/time'
import { KEY_GROUP_NAMES_ZH, KEY_GROUPS, type KeyGroup } from '#domain/key-group/key-group'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import { Row } from '../../components/content/row'
import { Tag } from '../../components/content/tag'
import { Chips } from '../../components/field/chips'
import { EmptyState } from '../../components/page/empty-state'
import { residentLines, residentTag } from './task-words'
import { openFollowUp } from './team-doors'
import type { Panel, PanelFilter } from './use-team-day'

type Wish = KeyGroup | 'all' | 'overdue'

export interface PanelChipsProps {
  counts: Panel['counts']
  filter: PanelFilter
  onChange: (part: Partial<PanelFilter>) => void
}

/** 全部, 逾期 and of what, and the groups that the team has anybody of, each with how many. */
export function PanelChips({ counts, filter, onChange }: PanelChipsProps) {
  const [isAll, setAll] = useState(false)
  const groups = KEY_GROUPS.filter((group) => counts.groups[group] > 0)
  const shown = isAll ? groups : groups.slice(0, 3)
  return (
    <View className="stack stack--2">
      <Chips<Wish>
        label="看哪些居民"
        chips={[
          { value: 'all', label: `全部 ${counts.all}` },
          { value: 'overdue', label: `逾期 ${counts.overdue}` },
          ...shown.map((group) => ({
            value: group,
            label: `${KEY_GROUP_NAMES_ZH[group]} ${counts.groups[group]}`,
          })),
        ]}
        selected={chosenOf(filter)}
        onToggle={(value) => {
          if (value === 'all') onChange({ group: null, overdue: false, overdueItem: null })
          else if (value === 'overdue') onChange({ overdue: !filter.overdue, overdueItem: null })
          else onChange({ group: value === filter.group ? null : value })
        }}
      />
      {filter.overdue && counts.overdueItems.length > 1 && (
        <Chips
          label="逾期的是哪项"
          chips={counts.overdueItems.map(({ itemCode, nameZh, count }) => ({
            value: itemCode,
            label: `${nameZh} ${count}`,
          }))}
          selected={filter.overdueItem ?? undefined}
          onToggle={(item) => onChange({ overdueItem: item === filter.overdueItem ? null : item })}
        />
      )}
      {groups.length > shown.length && (
        <Button kind="quiet" size="medium" label="更多人群" onTap={() => setAll(true)} />
      )}
    </View>
  )
}

/** Everybody, while nothing narrows the list. */
function chosenOf({ group, overdue }: PanelFilter): Wish[] {
  const narrowed: Wish[] = [...(overdue ? (['overdue'] as const) : []), ...(group === null ? [] : [group])]
  return narrowed.length > 0 ? narrowed : ['all']
}

export interface ResidentListProps {
  rows: Panel['rows']
  today: LocalDate
}

/** The residents, urgent first, then what falls due first. */
export function ResidentList({ rows, today }: ResidentListProps) {
  if (rows.length === 0) return <EmptyState title="没有这样的居民" why="换个人群，或者清掉名字再看。" />
  return (
    <Card flush>
      {rows.map((row) => {
        const tag = residentTag(row)
        return (
          <Row
            key={row.patientId}
            title={`${row.nameMasked} · ${row.age}`}
            sub={residentLines(row, today)}
            {...(tag ? { value: <Tag {...tag} /> } : {})}
            onTap={() => openFollowUp(row.patientId)}
          />
        )
      })}
    </Card>
  )
}
