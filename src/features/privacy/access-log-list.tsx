import { Fragment } from 'react'
import { type LocalDate, localDateOf, localTimeOf } from '#domain/kernel/time'
import { dayInWords } from '#domain/kernel/time-in-words'
import { Card } from '../../components/content/card'
import { Row } from '../../components/content/row'
import { EmptyState } from '../../components/page/empty-state'
import { SectionTitle } from '../../components/page/section-title'
import { whatInWords, whoInWords, whyInWords } from './access-words'
import type { AccessLogRow } from './use-access-log'

export interface AccessLogListProps {
  rows: readonly AccessLogRow[]
  /** Whose log it is: 小禾, or 我. */
  name: string
  today: LocalDate
  /** What became of the question about a look: 问过，等回答; null where nobody asked. */
  askedInWords: (look: AccessLogRow) => string | null
  /** A look of staff was tapped, to ask about it. */
  onAsk: (look: AccessLogRow) => void
}

/** One look under the other, by day, the newest first. */
export function AccessLogList({ rows, name, today, askedInWords, onAsk }: AccessLogListProps) {
  if (rows.length === 0) {
    const whose = name === '我' ? '你' : name
    return (
      <EmptyState
        title={`还没有人看过${whose}的资料`}
        why="医护每看一次，就在这里多一行：谁、哪家机构、为什么、看了什么。"
      />
    )
  }
  return (
    <>
      {byDay(rows).map(({ day, looks }) => (
        <Fragment key={day}>
          <SectionTitle title={dayInWords(day, today)} />
          <Card flush>
            {looks.map((look) => {
              const time = localTimeOf(new Date(look.at))
              const words = [whyInWords(look), whatInWords(look), askedInWords(look)]
                .filter(Boolean)
                .join('，')
              return (
                <Row
                  key={look.id}
                  icon={look.organization === null ? 'me' : 'eye'}
                  title={whoInWords(look)}
                  sub={`${time} ${words}`}
                  spokenLabel={`${whoInWords(look)}，${time}，${words}`}
                  {...(look.organization === null ? {} : { onTap: () => onAsk(look) })}
                />
              )
            })}
          </Card>
        </Fragment>
      ))}
    </>
  )
}

function byDay(rows: readonly AccessLogRow[]): { day: LocalDate; looks: AccessLogRow[] }[] {
  const days: { day: LocalDate; looks: AccessLogRow[] }[] = []
  for (const look of rows) {
    const day = localDateOf(new Date(look.at))
    const last = days.at(-1)
    if (last?.day === day) last.looks.push(look)
    else days.push({ day, looks: [look] })
  }
  return days
}
