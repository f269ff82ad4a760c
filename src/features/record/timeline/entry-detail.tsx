import { Text, View } from '@tarojs/components'
import { ENTRY_KIND_NAMES_ZH, type EntryKind } from '#domain/kernel/entry-kind'
import type { LocalDate } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import type { TimelineRow } from '#domain/record/timeline'
import { spoken } from '../../../components/accessibility/accessibility'
import { Card } from '../../../components/content/card'
import { Tag } from '../../../components/content/tag'
import { Icon } from '../../../components/picture/icon'
import { Addenda, type AddendaProps } from './addenda'
import { EntryLines, type EntryLinesProps } from './entry-lines'
import { KIND_ICONS, tagsOf } from './timeline-words'

export interface EntryDetailProps {
  entry: TimelineRow & {
    readonly kind: EntryKind
    readonly practitioner: string | null
    readonly lines: EntryLinesProps['lines']
    readonly addenda: AddendaProps['addenda']
  }
  today: LocalDate
}

/** One entry: what it is, whose word it is, and what was added since. */
export function EntryDetail({ entry, today }: EntryDetailProps) {
  const { kind, title, on, place, practitioner, source } = entry
  const tags = tagsOf(entry)
  const by = source === 'family' ? '家里记的' : [place, practitioner].filter(Boolean).join(' · ')
  return (
    <>
      <Card>
        <View className="stack stack--2">
          <View className="line t-primary">
            <Icon name={KIND_ICONS[kind]} size="s" />
            <Text className="t-sub">{ENTRY_KIND_NAMES_ZH[kind]}</Text>
          </View>
          <Text className="t-h2" {...spoken({ role: 'heading', level: 2 })}>
            {title}
          </Text>
          <Text className="t-sub t-digits">
            {dateInWords(on, today)} · {by}
          </Text>
          {tags.length > 0 && (
            <View className="line line--wrap">
              {tags.map((tag) => (
                <Tag key={tag.label} {...tag} />
              ))}
            </View>
          )}
        </View>
      </Card>
      <EntryLines lines={entry.lines} />
      <Addenda addenda={entry.addenda} today={today} />
    </>
  )
}
