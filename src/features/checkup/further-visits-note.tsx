import { Text } from '@tarojs/components'
import type { FurtherVisits } from '#domain/checkup/further-visits'
import { NEWBORN_RISK_NAMES_ZH } from '#domain/checkup/newborn-risk'
import { type LocalDate, localDate } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { Note } from '../../components/content/note'

export interface FurtherVisitsNoteProps {
  visits: FurtherVisits
  today: LocalDate
}

/** 加访: why somebody comes more often. On which days is for whoever visits to say. */
export function FurtherVisitsNote({ visits: { risks, isOpen, done }, today }: FurtherVisitsNoteProps) {
  const why = risks.map((risk) => NEWBORN_RISK_NAMES_ZH[risk]).join('、')
  const days = done.map(({ doneOn }) => dateInWords(localDate(doneOn), today)).join('、')
  return (
    <Note tone="primary" icon="door">
      {isOpen && <Text className="t-strong">满月前会多来看几次{why && `（${why}）`}。</Text>}
      {isOpen && <Text>哪天来，社区医院和你约。</Text>}
      {days && <Text>{days}来过。</Text>}
    </Note>
  )
}
