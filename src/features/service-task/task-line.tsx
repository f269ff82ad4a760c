import { Text, View } from '@tarojs/components'
import type { LocalDate } from '#domain/kernel/time'
import { tappable } from '../../components/accessibility/accessibility'
import { Button } from '../../components/action/button'
import { Link } from '../../components/action/link'
import { classNames } from '../../components/class-names'
import { Icon } from '../../components/picture/icon'
import {
  caseInWords,
  isLate,
  placeOf,
  type ServiceTask,
  seqInWords,
  titleOf,
  whenInWords,
} from './progress-words'

export interface TaskLineProps {
  task: ServiceTask
  /** All of the contract: which of how many it is. */
  rows: readonly ServiceTask[]
  today: LocalDate
  onEntry: (entry: { kind: string; id: string }) => void
  onBook: () => void
  onDeny: () => void
}

/** One service: its day, who gave it, what came of it; done ones open their record. */
export function TaskLine({ task, rows, today, onEntry, onBook, onDeny }: TaskLineProps) {
  const { entryKind, entryId, note, status, denied, bookable } = task
  const place = placeOf(task, today)
  const when = whenInWords(task, today)
  const lines = [note, seqInWords(task, rows)].filter((line) => line !== null)
  const found = caseInWords(task)
  const entry = entryKind && entryId ? { kind: entryKind, id: entryId } : null
  const label = [when, titleOf(task), ...lines, place === 'done' ? '看记录' : ''].filter(Boolean).join('，')
  return (
    <View className={classNames('service-line__task', place === 'done' && 'service-line__task--done')}>
      <View className={classNames('service-line__dot', `service-line__dot--${place}`)}>
        {place === 'done' && <Icon name="check" size="xs" />}
      </View>
      <View
        className="service-line__words"
        {...(entry ? { hoverClass: 'pressed', ...tappable(() => onEntry(entry), { label }) } : {})}
      >
        <Text className={classNames('t-cap t-digits', isLate(task, today) && 't-wait')}>{when}</Text>
        <Text className="t-strong">{titleOf(task)}</Text>
        {lines.map((line) => (
          <Text key={line} className="t-sub">
            {line}
          </Text>
        ))}
        {found && <Text className="t-sub t-wait">{found}</Text>}
      </View>
      {bookable && (
        <View className="mt2">
          <Button
            kind="tonal"
            size="medium"
            width="words"
            label="去约"
            spokenLabel={`去约${task.nameZh}`}
            onTap={onBook}
          />
        </View>
      )}
      {status === 'done' && denied === null && (
        <View className="service-line__steps">
          <Link label="没做过？告诉我们" spokenLabel={`${titleOf(task)}没做过？告诉我们`} onTap={onDeny} />
        </View>
      )}
    </View>
  )
}
