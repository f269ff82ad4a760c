import { Text, View } from '@tarojs/components'
import type { LocalDate } from '#domain/kernel/time'
import { Card } from '../../components/content/card'
import { Row } from '../../components/content/row'
import { EmptyState } from '../../components/page/empty-state'
import { SectionTitle } from '../../components/page/section-title'
import { dueInWords } from './task-words'
import { openCheckup, openFollowUp } from './team-doors'
import type { HomeVisits, TodaysWork } from './use-team-day'

/** What can be done today, by service; a tap opens the record of it. */
export function TodaysTasks({ work: { groups, on } }: { work: TodaysWork }) {
  if (groups.length === 0) return <EmptyState title="今天没有到期的" why="到了能做的日子，任务自己会出来。" />
  return (
    <>
      {groups.map(({ itemCode, nameZh, count, overdue, rows }) => (
        <View key={itemCode} className="stack stack--2">
          <SectionTitle title={`${nameZh} ${count}${overdue > 0 ? ` · 逾期 ${overdue}` : ''}`} />
          <Card flush>
            {rows.map((row) => (
              <TaskRow key={row.taskId} row={row} today={on} isCheckup={itemCode === 'child-checkup'} />
            ))}
            {count > rows.length && <Row quiet title={`还有 ${count - rows.length} 位，做完这些接着出来`} />}
          </Card>
        </View>
      ))}
    </>
  )
}

type Task = TodaysWork['groups'][number]['rows'][number]

function TaskRow({ row, today, isCheckup }: { row: Task; today: LocalDate; isCheckup: boolean }) {
  const { taskId, patientId, nameMasked, age, gridName, overdueDays } = row
  return (
    <Row
      title={`${nameMasked} · ${age}`}
      sub={[gridName, dueInWords(row, today)].filter(Boolean).join(' · ')}
      subTone={overdueDays > 0 ? 'wait' : 'plain'}
      onTap={() => (isCheckup ? openCheckup(patientId) : openFollowUp(patientId, taskId))}
    />
  )
}

/** Whom to visit at home, door by door. */
export function HomeVisitList({ visits: { buildings, on } }: { visits: HomeVisits }) {
  if (buildings.length === 0) return <EmptyState title="今天没有要上门的" why="到期的上门按楼栋排在这里。" />
  return (
    <>
      <Text className="t-sub t-2">按楼栋排好，逾期的在前。</Text>
      {buildings.map(({ buildingId, buildingName, gridName, rows }) => (
        <View key={buildingId ?? ''} className="stack stack--2">
          <SectionTitle
            title={
              [gridName, buildingName ?? '没落到楼栋'].filter(Boolean).join(' ') + ` · ${rows.length} 户`
            }
          />
          <Card flush>
            {rows.map((row) => (
              <Row
                key={row.taskId}
                icon="pin"
                title={`${row.nameMasked} · ${row.age}`}
                sub={`${row.address}\n${dueInWords(row, on)}`}
                subTone={row.overdueDays > 0 ? 'wait' : 'plain'}
                onTap={() => openFollowUp(row.patientId, row.taskId)}
              />
            ))}
          </Card>
        </View>
      ))}
    </>
  )
}
