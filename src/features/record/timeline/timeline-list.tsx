import { Text, View } from '@tarojs/components'
import type { LocalDate } from '#domain/kernel/time'
import { groupTimeline, type TimelineGroup, type TimelineRow } from '#domain/record/timeline'
import { tappable } from '../../../components/accessibility/accessibility'
import { Link } from '../../../components/action/link'
import { Card } from '../../../components/content/card'
import { Tag } from '../../../components/content/tag'
import { Icon } from '../../../components/picture/icon'
import { groupInWords, KIND_ICONS, tagsOf } from './timeline-words'
import './timeline-list.scss'

export interface TimelineListProps {
  rows: readonly TimelineRow[]
  today: LocalDate
  onOpen: (row: TimelineRow) => void
}

/** 走过的日子: one event under the other, the newest first, on the line of a life. */
export function TimelineList({ rows, today, onOpen }: TimelineListProps) {
  return (
    <Card>
      <View className="timeline">
        {groupTimeline(rows).map((group) => (
          <Event key={group.rows[0].id} group={group} today={today} onOpen={onOpen} />
        ))}
      </View>
    </Card>
  )
}

interface EventProps {
  group: TimelineGroup
  today: LocalDate
  onOpen: (row: TimelineRow) => void
}

function Event({ group, today, onOpen }: EventProps) {
  const [first] = group.rows
  const { day, title, sub, where } = groupInWords(group, today)
  const tags = tagsOf(first)
  const label = [day, title, sub, ...tags.map((tag) => tag.label)].filter(Boolean).join('，')
  // The doses of a day are opened one by one.
  const isOne = group.rows.length === 1
  return (
    <View
      className="timeline__event"
      {...(isOne ? { hoverClass: 'pressed', ...tappable(() => onOpen(first), { label }) } : {})}
    >
      <View className="timeline__dot">
        <Icon name={KIND_ICONS[first.kind]} size="xs" />
      </View>
      <Text className="t-cap t-digits">{where ? `${day} · ${where}` : day}</Text>
      <Text className="t-strong">{title}</Text>
      {isOne && sub && <Text className="t-sub">{sub}</Text>}
      {!isOne && (
        <View className="timeline__doses">
          {group.rows.map((row) => (
            <Link key={row.id} label={row.title} opens onTap={() => onOpen(row)} />
          ))}
        </View>
      )}
      {tags.length > 0 && (
        <View className="timeline__tags">
          {tags.map((tag) => (
            <Tag key={tag.label} {...tag} />
          ))}
        </View>
      )}
    </View>
  )
}
