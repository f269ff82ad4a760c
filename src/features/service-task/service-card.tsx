import { Text, View } from '@tarojs/components'
import type { LocalDate } from '#domain/kernel/time'
import { Card } from '../../components/content/card'
import { ShareRing } from '../../components/content/share-ring'
import { inOrder, type ServiceProgress, type ServiceTask } from './progress-words'
import { TaskLine } from './task-line'
import './service-card.scss'

export interface ServiceCardProps {
  progress: ServiceProgress
  today: LocalDate
  /** The record of what was done. */
  onEntry: (entry: { kind: string; id: string }) => void
  onBook: (task: ServiceTask) => void
  onDeny: (task: ServiceTask) => void
}

/** What was promised and what was done of it: as a number, in words, and one by one. */
export function ServiceCard({ progress, today, onEntry, onBook, onDeny }: ServiceCardProps) {
  const { total, done, due, overdue, rows } = progress
  if (total === 0) {
    return (
      <Card>
        <Text className="t-lead">这份约没有要数次数的服务</Text>
        <View className="t-sub mt1">有事发消息、打电话，团队都在。</View>
      </Card>
    )
  }
  return (
    <Card>
      <View className="line line--wide line--elder-stack">
        <ShareRing part={done} whole={total} />
        <View className="grow stack">
          <Text className="t-lead">{`约定 ${total} 项，做了 ${done} 项`}</Text>
          <View className="t-sub">
            <Text>{`到今天该做 ${due} 项，`}</Text>
            <Text className={overdue === 0 ? 't-strong t-ok' : 't-strong t-wait'}>
              {overdue === 0 ? '没有拖欠' : `欠 ${overdue} 项`}
            </Text>
            <Text>{overdue === 0 ? '。做过的都能点开看记录。' : '。欠着的，发消息让团队补。'}</Text>
          </View>
        </View>
      </View>
      <View className="divider" />
      <View className="service-line">
        {inOrder(rows, today).map((task) => (
          <TaskLine
            key={task.taskId}
            task={task}
            rows={rows}
            today={today}
            onEntry={onEntry}
            onBook={() => onBook(task)}
            onDeny={() => onDeny(task)}
          />
        ))}
      </View>
    </Card>
  )
}
