import { Text } from '@tarojs/components'
import { Fragment } from 'react'
import { type LocalDate, localDateOf, localTimeOf } from '#domain/kernel/time'
import { dayInWords } from '#domain/kernel/time-in-words'
import { Card } from '../../../components/content/card'
import { Row } from '../../../components/content/row'
import { EmptyState } from '../../../components/page/empty-state'
import { SectionTitle } from '../../../components/page/section-title'
import { type CardUsage, outcomeInWords, usageInWords } from './usage-words'

export interface UsageListProps {
  usages: readonly CardUsage[]
  /** Whose card it is: 周予禾 */
  name: string
  today: LocalDate
}

/** One use under the other, by day, the newest first. */
export function UsageList({ usages, name, today }: UsageListProps) {
  if (usages.length === 0) {
    return (
      <EmptyState
        title={`${name}的卡还没有用过`}
        why="每扫一次，就在这里多一行：哪家机构、做什么、用的哪种码。没扫成的也记。"
      />
    )
  }
  return (
    <>
      {byDay(usages).map(({ day, ofDay }) => (
        <Fragment key={day}>
          <SectionTitle title={dayInWords(day, today)} />
          <Card flush>
            {ofDay.map((use) => (
              <UsageRow key={`${use.at} ${use.purpose} ${use.outcome}`} use={use} />
            ))}
          </Card>
        </Fragment>
      ))}
    </>
  )
}

function UsageRow({ use }: { use: CardUsage }) {
  const time = localTimeOf(new Date(use.at))
  const outcome = outcomeInWords(use)
  const how = usageInWords(use)
  const sub = outcome ? `${outcome}\n${how}` : how
  return (
    <Row
      icon={outcome ? 'alert' : 'qr'}
      title={use.organizationName}
      sub={sub}
      subTone={outcome ? 'bad' : 'plain'}
      value={<Text className="t-sub t-digits">{time}</Text>}
      spokenLabel={`${time}，${use.organizationName}，${how}${outcome ? `，${outcome}` : ''}`}
    />
  )
}

function byDay(usages: readonly CardUsage[]): { day: LocalDate; ofDay: CardUsage[] }[] {
  const days: { day: LocalDate; ofDay: CardUsage[] }[] = []
  for (const use of usages) {
    const day = localDateOf(new Date(use.at))
    const last = days.at(-1)
    if (last?.day === day) last.ofDay.push(use)
    else days.push({ day, ofDay: [use] })
  }
  return days
}
